package dev.holdfast.local.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.io.network.netty.InboundChannelHandlerFactory;
import org.apache.flink.shaded.netty4.io.netty.channel.Channel;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandler;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInitializer;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelPipeline;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpServerCodec;
import org.apache.flink.util.ConfigurationException;

/**
 * Puts a {@link RestGuard} into each connection to Flink's REST interface, as Flink finds it on its
 * class path. Flink would have it behind its own handler of uploads; it moves before that, so that
 * nothing of what is refused is kept.
 */
public final class RestGuardFactory implements InboundChannelHandlerFactory {
  /** The file with the key. */
  static final ConfigOption<String> KEY_FILE =
      ConfigOptions.key("holdfast.rest.key-file").stringType().noDefaultValue();

  @Override
  public int priority() {
    return 0;
  }

  /** Without a key no connection is served. */
  @Override
  public Optional<ChannelHandler> createHandler(
      Configuration configuration, Map<String, String> responseHeaders)
      throws ConfigurationException {
    RestAccess access = new RestAccess(key(configuration));
    return Optional.of(
        new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel channel) {
            ChannelPipeline pipeline = channel.pipeline();
            String codec = pipeline.context(HttpServerCodec.class).name();
            pipeline.addAfter(codec, null, new RestGuard(access));
          }
        });
  }

  private static String key(Configuration configuration) throws ConfigurationException {
    String file = configuration.get(KEY_FILE);
    if (file == null) {
      throw new ConfigurationException(KEY_FILE.key() + " is missing");
    }
    try {
      String key = Files.readString(Path.of(file)).strip();
      if (key.isEmpty()) {
        throw new ConfigurationException(file + " holds no key");
      }
      return key;
    } catch (IOException e) {
      throw new ConfigurationException(file + " can't be read", e);
    }
  }
}
