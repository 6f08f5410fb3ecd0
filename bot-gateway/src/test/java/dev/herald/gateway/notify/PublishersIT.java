package dev.herald.gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.gateway.Gateway;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.NestedExceptionUtils;

/// Who may publish over HTTP, and how much.
class PublishersIT {
  /// The SHA-256 of "foo".
  private static final String FOO =
      "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

  private static Gateway gateway;

  @BeforeAll
  static void start() {
    gateway =
        Gateway.startProduction(
            "--herald.gateway.auth.mode=anonymous",
            "--herald.gateway.notify.keys.orders=" + FOO,
            "--herald.gateway.notify.per-second=20");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void aKnownKeyPublishesAndAnythingElseIsRefusedWithoutATrace() {
    assertThat(publish("Bearer foo", "known").statusCode()).isEqualTo(202);
    for (String authorization :
        new String[] {"Bearer bar", "Bearer ", "Basic foo", "foo", "Bearer " + FOO}) {
      assertThat(publish(authorization, "unknown").statusCode()).isEqualTo(401);
    }
    assertThat(publish(null, "unknown").statusCode()).isEqualTo(401);

    assertThat(gateway.events())
        .extracting(event -> event.path("id").asString())
        .contains("known")
        .doesNotContain("unknown");
  }

  @Test
  void whoPublishesMoreThanItsShareIsToldToWait() {
    HttpResponse<String> refused =
        IntStream.range(0, 500)
            .mapToObj(i -> publish("Bearer foo", "many-" + i))
            .filter(answer -> answer.statusCode() == 429)
            .findFirst()
            .orElseThrow();

    assertThat(refused.headers().firstValue("retry-after")).hasValue("1");
    Gateway.await("the next second")
        .until(() -> publish("Bearer foo", "later").statusCode() == 202);
  }

  @Test
  void aKeyInPlaceOfItsHashIsRefusedAtStart() {
    assertThatThrownBy(() ->
            Gateway.run(
                "127.0.0.1:1",
                "redis://127.0.0.1:1",
                "--herald.gateway.auth.mode=anonymous",
                "--herald.gateway.notify.keys.orders=secret"))
        .extracting(NestedExceptionUtils::getMostSpecificCause)
        .asString()
        .contains("SHA-256")
        .doesNotContain("secret");
  }

  private static HttpResponse<String> publish(@Nullable String authorization, String id) {
    return gateway.post(
        "/api/notify",
        authorization,
        "{\"id\":\"" + id + "\",\"to\":{\"user\":\"u\"},\"message\":{\"text\":\"x\"}}");
  }
}
