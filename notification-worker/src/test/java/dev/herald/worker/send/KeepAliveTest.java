package dev.herald.worker.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Channels differ in how long they keep a connection, and say so or not.
class KeepAliveTest {
  private static final Duration SET = Duration.ofSeconds(30);

  private final KeepAlive keepAlive = new KeepAlive(SET);

  @ParameterizedTest
  @CsvSource({
    "timeout=10, 5000, 10000",
    "'timeout=10, max=100', 5000, 10000",
    "timeout=300, 15000, 30000",
    "max=5, 15000, 30000",
    "timeout=soon, 15000, 30000",
    "timeout=0, 0, 1",
    "timeout=-5, 0, 1",
    "timeout=9223372036854775807, 15000, 30000",
  })
  void itIsWhatTheChannelSays_butNoMoreThanIsSet(String header, long least, long most) {
    assertThat(times(header, 50)).allSatisfy(each -> assertThat(each).isBetween(least, most));
  }

  @Test
  void thoseThatWereUsedAtOneMoment_areNotDueAtOne() {
    List<Long> times = times(null, 1_000);

    LongStream.range(10, 20)
        .forEach(tenth ->
            assertThat(times).filteredOn(each -> each / 1_500 == tenth).hasSizeBetween(90, 110));
  }

  private List<Long> times(@Nullable String header, int answers) {
    BasicHttpResponse response = new BasicHttpResponse(200);
    if (header != null) {
      response.setHeader("Keep-Alive", header);
    }
    HttpClientContext context = HttpClientContext.create();
    context.setRequestConfig(
        RequestConfig.custom().setConnectionKeepAlive(TimeValue.of(SET)).build());
    return LongStream.range(0, answers)
        .map(_ -> keepAlive.getKeepAliveDuration(response, context).toMilliseconds())
        .boxed()
        .toList();
  }
}
