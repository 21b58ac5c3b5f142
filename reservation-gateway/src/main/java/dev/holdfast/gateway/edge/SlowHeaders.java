package dev.holdfast.gateway.edge;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Ends connections whose requests are not here in time, headers and all that comes before them. One
 * byte now and then keeps a connection from being idle; so many of them would be all that there may
 * be, and nobody else would be let in. To be the outermost handler.
 */
public final class SlowHeaders extends Handler.Wrapper implements Connection.Listener {
  private static final long LOOK_MILLIS = 500;

  private final long withinNanos;
  private final Map<Connection, Arrival> arrivals = new ConcurrentHashMap<>();
  private Scheduler.Task next = () -> true;

  /**
   * @param within the first byte of a request, or the connection itself if it is the first
   */
  public SlowHeaders(Duration within) {
    this.withinNanos = within.toNanos();
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    for (Connector connector : getServer().getConnectors()) {
      connector.addBean(this, false);
    }
    lookAgain();
  }

  @Override
  protected void doStop() throws Exception {
    next.cancel();
    super.doStop();
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof ConnectionMetaData) { // HTTP's own, not the one of TLS beneath
      arrivals.put(connection, new Arrival(System.nanoTime()));
    }
  }

  @Override
  public void onClosed(Connection connection) {
    arrivals.remove(connection);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Connection connection = request.getConnectionMetaData().getConnection();
    Arrival arrival = arrivals.get(connection);
    if (arrival != null) {
      arrival.here();
      Request.addCompletionListener(request, failure -> arrival.over(connection.getBytesIn()));
    }
    return super.handle(request, response, callback);
  }

  private void look() {
    long now = System.nanoTime();
    arrivals.forEach(
        (connection, arrival) -> {
          if (arrival.isLate(connection.getBytesIn(), now, withinNanos)) {
            connection.close();
          }
        });
    lookAgain();
  }

  private void lookAgain() {
    next = getServer().getScheduler().schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** A connection's next request, which is on its way, here, or not begun. */
  private static final class Arrival {
    private boolean isHere;
    private boolean hasBegun = true;
    private long begunAt;
    private long bytesBefore;

    Arrival(long openedAt) {
      this.begunAt = openedAt;
    }

    synchronized void here() {
      isHere = true;
    }

    /**
     * The request has been answered.
     *
     * @param bytes received so far
     */
    synchronized void over(long bytes) {
      isHere = false;
      hasBegun = false;
      bytesBefore = bytes;
    }

    /** Whether it has begun and is not here in time. */
    synchronized boolean isLate(long bytes, long now, long withinNanos) {
      if (isHere) {
        return false;
      }
      if (!hasBegun && bytes > bytesBefore) {
        hasBegun = true;
        begunAt = now;
      }
      return hasBegun && now - begunAt > withinNanos;
    }
  }
}
