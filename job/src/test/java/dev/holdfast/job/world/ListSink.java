package dev.holdfast.job.world;

import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Puts what arrives into a list of the world. */
final class ListSink<T> implements Sink<T> {
  private static final long serialVersionUID = 1L;

  /** Finds the list. */
  interface Target<T> extends Function<World, List<T>>, Serializable {}

  private final String world;
  private final Target<T> target;

  ListSink(String world, Target<T> target) {
    this.world = world;
    this.target = target;
  }

  @Override
  @SuppressWarnings("deprecation")
  public SinkWriter<T> createWriter(InitContext context) {
    return writer();
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    return writer();
  }

  private SinkWriter<T> writer() {
    List<T> list = target.apply(World.named(world));
    return new SinkWriter<>() {
      @Override
      public void write(T element, Context context) {
        list.add(element);
      }

      @Override
      public void flush(boolean endOfInput) {}

      @Override
      public void close() {}
    };
  }
}
