package dev.herald.worker.ops;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What openapi.yaml says of the operations API.
public final class Description {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final JsonNode root;

  private Description(String yaml) {
    this.root = JsonMapper.shared().valueToTree(new Yaml().<Object>load(yaml));
  }

  public static Description load() {
    return new Description(text());
  }

  static String text() {
    try (InputStream in = OpsPort.class.getResourceAsStream("openapi.yaml")) {
      return new String(
          Objects.requireNonNull(in, "openapi.yaml").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The operations by `METHOD PATH`.
  public Map<String, JsonNode> operations() {
    Map<String, JsonNode> operations = new TreeMap<>();
    root.path("paths")
        .forEachEntry((path, item) ->
            item.forEachEntry((method, operation) -> {
              if (METHODS.contains(method)) {
                operations.put(method.toUpperCase(Locale.ROOT) + " " + path, operation);
              }
            }));
    return operations;
  }

  /// The parameters of an operation and of its path.
  List<JsonNode> parameters(String operation) {
    JsonNode path = root.path("paths").path(operation.split(" ", 2)[1]);
    return Stream.concat(
            path.path("parameters").valueStream(),
            operation(operation).path("parameters").valueStream())
        .map(this::resolved)
        .toList();
  }

  /// What is wrong with an answer, one line for each.
  public List<String> problems(String operation, int status, JsonNode body) {
    JsonNode response =
        resolved(operation(operation).path("responses").path(Integer.toString(status)));
    if (response.isMissingNode()) {
      return List.of(operation + " does not say that it answers " + status);
    }
    JsonNode content = response.path("content");
    JsonNode media = content.path(status < 400 ? "application/json" : "application/problem+json");
    return problems(media.path("schema"), body);
  }

  /// What is wrong with a body that is sent, one line for each.
  List<String> problemsSent(String operation, JsonNode body) {
    return problems(media(operation).path("schema"), body);
  }

  /// How the body of an operation looks; missing when it has none.
  JsonNode media(String operation) {
    return operation(operation).path("requestBody").path("content").path("application/json");
  }

  private JsonNode operation(String name) {
    return Objects.requireNonNull(operations().get(name), name + " is not described");
  }

  /// What a reference leads to, or what is none itself.
  JsonNode resolved(JsonNode node) {
    JsonNode found = node;
    while (found.has("$ref")) {
      found = root.at(found.path("$ref").asString().substring(1));
    }
    return found;
  }

  /// Members that are not described are problems too.
  private List<String> problems(JsonNode schema, JsonNode body) {
    ObjectNode whole = JsonMapper.shared().createObjectNode();
    whole.set("components", root.path("components").deepCopy());
    schema.forEachEntry((name, value) -> whole.set(name, value.deepCopy()));
    close(whole);
    List<Error> errors =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(whole)
            .validate(body);
    List<String> problems = new ArrayList<>();
    errors.forEach(error -> problems.add(error.getInstanceLocation() + ": " + error.getMessage()));
    return problems;
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode schema
        && schema.has("properties")
        && !schema.has("additionalProperties")) {
      schema.put("additionalProperties", false);
    }
    if (node instanceof ObjectNode || node instanceof ArrayNode) {
      node.forEach(Description::close);
    }
  }
}
