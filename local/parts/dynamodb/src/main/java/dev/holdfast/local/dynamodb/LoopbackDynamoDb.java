package dev.holdfast.local.dynamodb;

import com.amazonaws.services.dynamodbv2.local.server.AbstractLocalDynamoDBServerHandler;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.nio.file.Path;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/**
 * DynamoDB Local, kept in a folder and reachable from this machine only, and there by no browser.
 * Its own main binds every interface and has no option against it, so its parts are put together
 * here, without its telemetry.
 */
public final class LoopbackDynamoDb {
  private LoopbackDynamoDb() {}

  /**
   * Runs until the process ends.
   *
   * @param args the port, the folder (which must exist) that holds the tables, and, if faults may
   *     be injected, the file that tells of them
   */
  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    String folder = args[1];
    boolean inMemory = false;
    // One database for every region and key, so that a shell with other credentials sees the data.
    boolean shared = true;
    boolean delayStatuses = false;
    var requests = new LocalDynamoDBRequestHandler(0, inMemory, folder, shared, delayStatuses);
    WriteAheadDatabase.openFor(requests, Path.of(folder));
    var server = new LoopbackServer(port, new LocalDynamoDBServerHandler(requests, null));
    if (args.length > 2) {
      server.mayGoWrong(new Injected(Path.of(args[2])));
    }
    server.safeStart();
    System.out.println("DynamoDB Local listens on 127.0.0.1:" + port + ", data in " + folder);
    server.join();
  }

  private static final class LoopbackServer extends DynamoDBProxyServer {
    private ContextHandlerCollection handlers;

    LoopbackServer(int port, AbstractLocalDynamoDBServerHandler handler) {
      super(port, handler);
      Server jetty = handlers.getServer();
      for (Connector connector : jetty.getConnectors()) {
        ((ServerConnector) connector).setHost("127.0.0.1");
      }
      jetty.setHandler(new AwsClientsOnly(jetty.getHandler()));
    }

    /** Behind those who may ask at all. */
    void mayGoWrong(Injected injected) {
      Server jetty = handlers.getServer();
      var heard = (Handler.Wrapper) jetty.getHandler();
      heard.setHandler(new FaultyAnswers(injected, heard.getHandler()));
    }

    @Override
    public ContextHandlerCollection setUpHandler(AbstractLocalDynamoDBServerHandler handler) {
      handlers = super.setUpHandler(handler);
      return handlers;
    }
  }
}
