package dev.herald.worker.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;

/// openapi.yaml and the endpoints say the same.
class DescriptionTest {
  private static final Map<String, HandlerMethod> SERVED = Served.operations();

  private final Description description = Description.load();

  static Set<String> operations() {
    return SERVED.keySet();
  }

  @Test
  void itIsOpenApi() {
    SwaggerParseResult result = new OpenAPIV3Parser().readContents(Description.text());

    assertThat(result.getMessages()).isEmpty();
    assertThat(result.getOpenAPI().getPaths()).isNotEmpty();
  }

  @Test
  void everyOperationIsDescribedAndNoOther() {
    assertThat(description.operations().keySet()).isEqualTo(SERVED.keySet());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void itsParametersAreDescribedAndNoOther(String operation) {
    Set<String> described =
        description.parameters(operation).stream()
            .map(this::parameter)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(described).isEqualTo(Served.parameters(handler(operation)));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void itsBodyIsDescribedWithAnExample_orItHasNone(String operation) {
    JsonNode media = description.media(operation);

    assertThat(media.isObject()).isEqualTo(Served.hasBody(handler(operation)));
    if (media.isObject()) {
      assertThat(description.problemsSent(operation, media.path("example"))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void itsRightAndTheRefusalsAreDescribed(String operation) {
    JsonNode described = Objects.requireNonNull(description.operations().get(operation));
    String right = operation.startsWith("GET ") ? "read" : "operate";
    JsonNode own = described.path("security");

    assertThat(own.isMissingNode() ? "read" : own.path(0).path("key").path(0).asString())
        .isEqualTo(right);
    assertThat(described.path("responses").propertyNames()).contains("401", "403");
    if (takesInput(operation)) {
      assertThat(described.path("responses").propertyNames()).contains("400");
    }
  }

  private boolean takesInput(String operation) {
    return description.media(operation).isObject()
        || description.parameters(operation).stream()
            .anyMatch(each -> each.path("in").asString().equals("query"));
  }

  private String parameter(JsonNode described) {
    JsonNode schema = description.resolved(described.path("schema"));
    return "%s %s %s %s"
        .formatted(
            described.path("in").asString(),
            described.path("name").asString(),
            schema.path("type").asString(),
            described.path("required").asBoolean());
  }

  private static HandlerMethod handler(String operation) {
    return Objects.requireNonNull(SERVED.get(operation));
  }
}
