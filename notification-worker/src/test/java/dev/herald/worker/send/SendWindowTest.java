package dev.herald.worker.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SendWindowTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final AtomicBoolean held = new AtomicBoolean(true);
  private final SendWindow window = new SendWindow(held::get, Duration.ofNanos(10), nanos::get);

  @Test
  void aProcessThatWasStalledFindsItClosed() {
    nanos.addAndGet(9);
    assertThat(window.isOpen()).isTrue();

    nanos.addAndGet(1);
    assertThat(window.isOpen()).isFalse();
  }

  @Test
  void whoeverLostThePartitionFindsItClosed() {
    held.set(false);

    assertThat(window.isOpen()).isFalse();
  }

  @Test
  void whoeverLostTheDeliveryFindsItClosed() {
    window.renewing(() -> false);

    assertThat(window.isOpen()).isFalse();
  }

  @Test
  void aRenewedLeaseCountsFromWhenItWasAskedFor() {
    nanos.addAndGet(8);
    window.renewing(() -> {
      nanos.addAndGet(5);
      return true;
    });

    nanos.addAndGet(4);
    assertThat(window.isOpen()).isTrue();
    nanos.addAndGet(1);
    assertThat(window.isOpen()).isFalse();
  }
}
