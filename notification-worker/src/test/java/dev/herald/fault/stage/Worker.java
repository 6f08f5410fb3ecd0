package dev.herald.fault.stage;

import dev.herald.testing.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/// A worker process.
public final class Worker implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofMinutes(3);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  private final Child child;
  private final HttpRequest readiness;
  private final URI operations;

  private Worker(Child child, int port, int operations) {
    this.child = child;
    this.operations = URI.create("http://127.0.0.1:" + operations);
    this.readiness =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(port)))
            .timeout(Duration.ofSeconds(2))
            .build();
  }

  /// Starts one; returns at once.
  static Worker start(Map<String, String> environment, Path log) {
    int port = Ports.free();
    Map<String, String> all = new HashMap<>(environment);
    all.put("PORT", Integer.toString(port));
    int operations = Ports.free();
    all.put("HERALD_OPS_PORT", Integer.toString(operations));
    return new Worker(Child.start(WorkerMain.class, List.of(), all, log), port, operations);
  }

  /// Its operations API; who may use it, the environment says.
  public URI operations() {
    return operations;
  }

  public boolean isReady() {
    try {
      return child.isAlive() && HTTP.send(readiness, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public void awaitReady() {
    Awaitility.await("a worker to be ready").atMost(READY_WITHIN).until(this::isReady);
  }

  public boolean isAlive() {
    return child.isAlive();
  }

  /// SIGKILL.
  public void kill() {
    child.kill();
  }

  /// Starts it again after it ended; returns at once.
  public void restart() {
    child.restart();
  }

  /// SIGTERM; returns at once.
  public void terminate() {
    child.terminate();
  }

  /// Waits until it has ended.
  ///
  /// @return its exit code
  public int awaitExit() {
    return child.awaitExit();
  }

  /// SIGSTOP, until what is returned runs: then SIGCONT.
  public Runnable freeze() {
    long pid = child.pid();
    Process watch = Signals.freeze(pid);
    return () -> Signals.thaw(pid, watch);
  }

  @Override
  public void close() {
    if (child.isAlive()) {
      child.kill();
    }
  }
}
