package dev.herald.gateway.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.gateway.auth.Issuer;
import dev.herald.testing.MutableClock;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Keys are fetched as rarely as is safe, and the last good set outlives an issuer that is down.
class SigningKeysTest {
  private final Issuer issuer = Issuer.start();
  private final MutableClock clock = new MutableClock();
  private final HttpClient http = HttpClient.newHttpClient();
  private final SigningKeys keys =
      new SigningKeys(
          Issuer.NAME, new OpenIdKeySource(issuer.metadata(), http, JsonMapper.shared()), clock);

  @AfterEach
  void close() {
    http.close();
    issuer.close();
  }

  @Test
  void keysAreFetchedOnceADay() throws Exception {
    for (int hour = 0; hour < 24; hour++) {
      assertThat(keys.find("k1")).isPresent();
      clock.advance(Duration.ofHours(1).minusSeconds(1));
    }
    assertThat(issuer.fetches()).isEqualTo(1);

    clock.advance(Duration.ofMinutes(1));
    assertThat(keys.find("k1")).isPresent();
    assertThat(issuer.fetches()).isEqualTo(2);
  }

  @Test
  void thousandsOfUnknownKeyIdsCostOneFetchAnHour() throws Exception {
    keys.find("k1");
    clock.advance(Duration.ofHours(2));

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 5_000; i++) {
        String kid = "unknown-" + i;
        threads.execute(() -> find(kid));
      }
    }

    assertThat(issuer.fetches()).isEqualTo(2);
  }

  @Test
  void aRotatedKeyIsFoundWhenItsIdIsFirstSeenAndTheWithdrawnOneNoLonger() throws Exception {
    keys.find("k1");
    clock.advance(Duration.ofHours(2));
    issuer.withdraw("k1");
    issuer.publish("k5", "msteams");

    assertThat(keys.find("k5")).isPresent();
    assertThat(keys.find("k1")).isEmpty();
  }

  @Test
  void theLastGoodSetStaysWhileTheIssuerIsDown() throws Exception {
    keys.find("k1");
    issuer.answersWith(500);
    clock.advance(Duration.ofDays(3));

    assertThat(keys.find("k1")).isPresent();

    issuer.answersWith(200);
    issuer.withdraw("k1");
    issuer.publish("k6");
    clock.advance(Duration.ofMinutes(2));
    assertThat(keys.find("k6")).isPresent();
    assertThat(keys.find("k1")).isEmpty();
  }

  @Test
  void anIssuerThatWasNeverReachedIsNoReasonToCallATokenBad() throws Exception {
    issuer.answersWith(503);

    assertThatThrownBy(() -> keys.find("k1")).isInstanceOf(KeysUnavailableException.class);
    assertThatThrownBy(() -> keys.find("k1")).isInstanceOf(KeysUnavailableException.class);
    assertThat(issuer.fetches()).as("not asked on every token").isEqualTo(1);

    issuer.answersWith(200);
    clock.advance(Duration.ofSeconds(6));
    assertThat(keys.find("k1")).isPresent();
  }

  private void find(String kid) {
    try {
      assertThat(keys.find(kid)).isEmpty();
    } catch (KeysUnavailableException e) {
      throw new IllegalStateException(e);
    }
  }
}
