package dev.herald.gateway.messages;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.gateway.Gateway;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Hostile bodies for a minute: every one gets an answer that blames the caller or accepts the
/// activity, and the memory does not grow. `-Dfuzz.seed` chooses other bodies.
@Tag("long")
class FuzzIT {
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration MEASURED = Duration.ofSeconds(60);
  private static final int CALLERS = 4;
  private static final long GROWTH = 48L << 20;
  private static final long SEED = 20_261_124;
  private static final List<Integer> ANSWERS = List.of(200, 400, 403, 413, 415, 501);

  private final AtomicLong requests = new AtomicLong();
  private final AtomicReference<@Nullable String> wrong = new AtomicReference<>();

  @Test
  void hostileBodiesNeverBreakAnythingAndTheHeapStaysFlat() {
    long seed = Long.getLong("fuzz.seed", SEED);
    try (Gateway gateway = Gateway.start("--herald.gateway.publish.timeout=10s")) {
      fuzz(gateway, seed, WARM_UP);
      long before = heap();
      fuzz(gateway, seed + 1, MEASURED);
      long growth = heap() - before;

      System.out.printf(
          "fuzz: %d requests, seed %d, heap %+d KiB%n", requests.get(), seed, growth >> 10);
      assertThat(wrong.get()).isNull();
      assertThat(growth).isLessThan(GROWTH);
      assertThat(gateway.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }
  }

  private void fuzz(Gateway gateway, long seed, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        Hostility hostility = new Hostility(new SplittableRandom(seed + i));
        callers.execute(() -> call(gateway, hostility, end));
      }
    }
  }

  private void call(Gateway gateway, Hostility hostility, long end) {
    while (System.nanoTime() < end && wrong.get() == null) {
      byte[] body = hostility.next();
      int status = gateway.post("/api/messages", "application/json", body).statusCode();
      requests.incrementAndGet();
      if (!ANSWERS.contains(status)) {
        wrong.set(status + " for " + new String(body, ISO_8859_1));
      }
    }
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
