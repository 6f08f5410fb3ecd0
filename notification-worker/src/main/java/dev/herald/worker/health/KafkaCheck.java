package dev.herald.worker.health;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// Whether a broker answers. Asks one question at a time; the [CachedCheck] around it sees to that.
final class KafkaCheck implements Check, AutoCloseable {
  private final Supplier<Admin> connect;
  private final Duration timeout;
  private @Nullable Admin admin;

  /// Makes a check.
  ///
  /// @param connect makes the client when first needed; may fail while no broker's name resolves
  KafkaCheck(Supplier<Admin> connect, Duration timeout) {
    this.connect = connect;
    this.timeout = timeout;
  }

  @Override
  public boolean isUp() {
    int timeoutMs = Math.toIntExact(timeout.toMillis());
    DescribeClusterOptions options = new DescribeClusterOptions().timeoutMs(timeoutMs);
    try {
      return !connected()
          .describeCluster(options)
          .nodes()
          .get(timeoutMs, TimeUnit.MILLISECONDS)
          .isEmpty();
    } catch (ExecutionException | TimeoutException | KafkaException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized Admin connected() {
    Admin connected = admin == null ? connect.get() : admin;
    admin = connected;
    return connected;
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(timeout);
    }
  }
}
