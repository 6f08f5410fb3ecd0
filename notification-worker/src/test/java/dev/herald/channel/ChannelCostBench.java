package dev.herald.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the simulator itself costs, in a process of its own, under the load of a few thousand open
/// connections. It must never be what a benchmark measures.
@Tag("bench")
class ChannelCostBench {
  private static final int CONNECTIONS = 3_000;
  private static final int WARM_UP = 60_000;
  private static final int MEASURED = 120_000;
  private static final double MOST_MICROS = 50;
  private static final String ACTIVITY =
      "{\"type\":\"message\",\"text\":\"Your order has shipped\",\"conversation\":{\"id\":\"c\","
          + "\"tenantId\":\"t\"},\"from\":{\"id\":\"bot\"},\"recipient\":{\"id\":\"user\"}}";

  @Test
  void aRequestCostsAtMostFiftyMicrosecondsOfCpu() throws Exception {
    Process process = start();
    try (BufferedReader out =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        CloseableHttpClient http = client()) {
      String line = out.readLine();
      URI base = URI.create(line.substring(line.indexOf("http")));
      load(http, base, WARM_UP);
      Duration before = cpu(process);
      long begin = System.nanoTime();
      load(http, base, MEASURED);
      double seconds = (System.nanoTime() - begin) / 1e9;
      double micros = cpu(process).minus(before).toNanos() / 1e3 / MEASURED;
      System.out.printf(
          "channel: %.1f us CPU per request, %.0f requests/s, %d connections, 100 ms latency%n",
          micros, MEASURED / seconds, CONNECTIONS);
      assertThat(micros).isLessThan(MOST_MICROS);
    } finally {
      process.destroy();
    }
  }

  private static void load(CloseableHttpClient http, URI base, int requests)
      throws InterruptedException {
    Semaphore inFlight = new Semaphore(CONNECTIONS);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < requests; i++) {
        inFlight.acquire();
        String conversation = "c" + i % 50_000;
        threads.execute(() -> {
          try {
            send(http, base + "/connector/v3/conversations/" + conversation + "/activities");
          } finally {
            inFlight.release();
          }
        });
      }
    }
  }

  private static void send(CloseableHttpClient http, String url) {
    HttpPost post = new HttpPost(url);
    post.setEntity(new StringEntity(ACTIVITY, ContentType.APPLICATION_JSON));
    try {
      int status = http.execute(post, response -> response.getCode());
      assertThat(status).isEqualTo(201);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CloseableHttpClient client() {
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.OFFLOCK)
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .build())
        .build();
  }

  private static Process start() throws IOException {
    String java = System.getProperty("java.home") + "/bin/java";
    return new ProcessBuilder(
            List.of(
                java,
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-Dchannel.port=0",
                "-Dchannel.latency=100",
                "-cp",
                System.getProperty("java.class.path"),
                LocalChannelMain.class.getName()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static Duration cpu(Process process) {
    return process.info().totalCpuDuration().orElseThrow();
  }
}
