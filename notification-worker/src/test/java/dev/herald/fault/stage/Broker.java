package dev.herald.fault.stage;

import dev.herald.testing.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;

/// A broker that can be killed and started again with its port and its data.
public final class Broker implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofMinutes(3);

  private final int port = Ports.free();
  private final Child child;

  private Broker(Path directory) {
    List<String> arguments =
        List.of(Integer.toString(port), directory.resolve("kafka").toAbsolutePath().toString());
    this.child =
        Child.start(BrokerMain.class, arguments, Map.of(), directory.resolve("broker.log"));
  }

  static Broker start(Path directory) {
    Broker broker = new Broker(directory);
    broker.awaitReady();
    return broker;
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  public Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
  }

  public void kill() {
    child.kill();
  }

  /// SIGTERM; returns when it has ended.
  void stop() {
    child.terminate();
    child.awaitExit();
  }

  /// Starts it again after [#kill]; returns when it answers.
  public void restart() {
    child.restart();
    awaitReady();
  }

  private void awaitReady() {
    Awaitility.await("the broker").atMost(READY_WITHIN).until(this::listens);
    Awaitility.await("the broker").atMost(READY_WITHIN).until(this::answers);
  }

  private boolean listens() {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private boolean answers() throws InterruptedException {
    try (Admin admin = admin()) {
      return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException _) {
      return false;
    }
  }

  @Override
  public void close() {
    if (child.isAlive()) {
      child.kill();
    }
  }
}
