package dev.holdfast.local.child;

import java.io.IOException;
import java.lang.reflect.Proxy;

/**
 * Runs another main class for as long as the launcher lives. The launcher holds the other end of
 * our standard input; however it ends, even by kill -9, the input ends with it, and so do we. What
 * runs here must stand being halted, since any process may be killed at any time.
 *
 * <p>An interrupt from the terminal goes to every process at once; here it is ignored, since the
 * launcher stops its children in good order.
 */
public final class Leash {
  private static final int ENDED_WITH_LAUNCHER = 143;

  private Leash() {}

  /**
   * Runs until that main class ends, or the launcher does.
   *
   * @param args the main class to run, and its arguments
   */
  public static void main(String[] args) throws ReflectiveOperationException {
    ignore("INT");
    ignore("HUP");
    var watch = new Thread(Leash::endWithInput, "leash");
    watch.setDaemon(true);
    watch.start();
    var rest = new String[args.length - 1];
    System.arraycopy(args, 1, rest, 0, rest.length);
    Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
  }

  private static void endWithInput() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever sent.
      }
    } catch (IOException closed) {
      // The same as its end.
    }
    Runtime.getRuntime().halt(ENDED_WITH_LAUNCHER);
  }

  // By reflection: the compiler warns of sun.misc in a way that can't be silenced, yet the JDK
  // supports it and has nothing else for signals.
  private static void ignore(String name) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object nothing =
        Proxy.newProxyInstance(
            Leash.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, a) -> null);
    try {
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), nothing);
    } catch (java.lang.reflect.InvocationTargetException unknownHere) {
      // Windows has no HUP.
    }
  }
}
