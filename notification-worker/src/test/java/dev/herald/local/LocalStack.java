package dev.herald.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Starts Herald on this machine, in the foreground: `mvn -Plocal`.
public final class LocalStack {
  private static final Logger log = LoggerFactory.getLogger(LocalStack.class);

  private final Console console;
  private final Deque<Started> started = new ArrayDeque<>();
  private boolean stopping;

  private LocalStack(Console console) {
    this.console = console;
  }

  public static void main(String[] args) {
    Console console = new Console(System.out, System.nanoTime());
    try {
      toTheLog();
      LocalOptions options = LocalOptions.of(System.getProperties());
      if (options.help()) {
        console.help(options);
        return;
      }
      new LocalStack(console).run(options);
    } catch (LocalOptions.UnusableOption e) {
      console.line(String.valueOf(e.getMessage()));
      System.exit(2);
    }
  }

  /// Tomcat speaks through java.util.logging; the terminal is for people.
  private static void toTheLog() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  private void run(LocalOptions options) {
    List<Part> parts = Parts.of(options);
    Optional<Part> blocked =
        parts.stream().filter(part -> isBusy(part.listens().port())).findFirst();
    if (blocked.isPresent()) {
      console.busy(blocked.get());
      System.exit(1);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    ParentWatch.exitWithParent();
    if (parts.stream().allMatch(this::start)) {
      console.ready(options);
    } else {
      System.exit(1);
    }
  }

  private boolean start(Part part) {
    console.starting(part);
    try {
      AutoCloseable running = part.start();
      synchronized (started) {
        if (stopping) {
          close(new Started(part, running));
          return false;
        }
        started.push(new Started(part, running));
      }
      console.serves(part);
      return true;
    } catch (Exception e) {
      log.error("{} did not start", part.name(), e);
      console.failed(part, e);
      return false;
    }
  }

  /// Stops in the reverse order: who speaks stops before what it speaks to.
  private void stop() {
    synchronized (started) {
      stopping = true;
      started.forEach(this::close);
    }
    console.line("Herald has stopped.");
  }

  private void close(Started part) {
    console.stopping(part.part());
    try {
      part.running().close();
    } catch (Exception e) {
      log.error("{} did not stop cleanly", part.part().name(), e);
    }
  }

  /// Listening is the only question whose answer holds for every kind of listener.
  private static boolean isBusy(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  private record Started(Part part, AutoCloseable running) {}
}
