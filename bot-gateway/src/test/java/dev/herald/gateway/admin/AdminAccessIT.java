package dev.herald.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.gateway.Gateway;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.NestedExceptionUtils;

/// Who may administrate, and where.
class AdminAccessIT {
  private static final String USER = "{\"user\":\"nobody\"}";

  private static Gateway gateway;
  private static Administration admin;

  @BeforeAll
  static void start() {
    gateway = Gateway.start(Administration.arguments());
    admin = new Administration(gateway);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource({
    "read-key,200,403,403",
    "erase-key,403,200,403",
    "all-keys,200,200,200",
    "no-rights,403,403,403",
    "wrong-key,401,401,401",
  })
  void aKeyAllowsWhatItsRightsSay(String key, int lookup, int erase, int imports) {
    assertThat(admin.post("/admin/users/lookup", key, USER).statusCode()).isEqualTo(lookup);
    assertThat(admin.post("/admin/users/erase", key, USER).statusCode()).isEqualTo(erase);
    assertThat(admin.post("/admin/references/import", key, "").statusCode()).isEqualTo(imports);
    assertThat(admin.get("/admin/references", key).statusCode()).isEqualTo(lookup);
    assertThat(admin.get("/admin/references/counts", key).statusCode()).isEqualTo(lookup);
    assertThat(admin.get("/admin/references/export", key).statusCode()).isEqualTo(lookup);
  }

  @Test
  void withoutAKeyNothingIsAnswered() {
    HttpResponse<String> answer = admin.post("/admin/users/lookup", null, USER);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/admin/references", "//admin/references", "/admin/references;a=b"})
  void atTheServicesPortItDoesNotExist(String path) {
    HttpResponse<String> answer =
        Administration.send(gateway.uri(path), "all-keys", /* body= */ null);

    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.body()).doesNotContain("conversations");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/messages", "/api/notify", "/actuator/health", "/", "/admin"})
  void atItsPortNothingElseExists(String path) {
    assertThat(admin.post(path, "all-keys", "{}").statusCode()).isEqualTo(404);
    assertThat(admin.get(path, "all-keys").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "nonsense",
        "{}",
        "{\"user\":\"\"}",
        "{\"user\":1}",
        "{\"user\":\"u\",\"from\":-1}",
        "{\"user\":\"u\",\"user\":\"v\"}"
      })
  void aQuestionThatNamesNoUserIsAnsweredClearly(String body) {
    assertThat(admin.post("/admin/users/lookup", "all-keys", body).statusCode()).isEqualTo(400);
    HttpResponse<String> answer = admin.post("/admin/users/erase", "all-keys", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("errors");
  }

  @Test
  void aCursorThatNobodyNamedIsRefused() {
    assertThat(admin.get("/admin/references?cursor=x", "all-keys").statusCode()).isEqualTo(400);
    assertThat(admin.get("/admin/references/export?cursor=x", "all-keys").statusCode())
        .isEqualTo(400);
  }

  @Test
  void aKeyInPlaceOfItsHashIsRefusedAtStart() {
    assertThatThrownBy(() ->
            Gateway.run(
                "127.0.0.1:1",
                "redis://127.0.0.1:1",
                "--herald.gateway.auth.mode=anonymous",
                "--herald.gateway.admin.port=0",
                "--herald.gateway.admin.keys.ops.sha256=secret"))
        .extracting(NestedExceptionUtils::getMostSpecificCause)
        .asString()
        .contains("SHA-256")
        .doesNotContain("secret");
  }
}
