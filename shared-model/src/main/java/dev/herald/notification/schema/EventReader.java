package dev.herald.notification.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.herald.activity.ExactJson;
import dev.herald.notification.Notification;
import dev.herald.notification.NotificationJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the bytes of an event: JSON, then the schema, then what a schema cannot say. Total: every
/// input is either an event or a list of problems. Safe for any number of threads.
public final class EventReader {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_PROBLEMS = 8;
  private static final int MAX_ID = 128;

  private final JsonMapper json =
      ExactJson.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Schema schema = loadSchema();

  public ReadEvent read(byte @Nullable [] bytes) {
    if (bytes == null || bytes.length == 0) {
      return invalid(null, new Problem("", "an event is expected, not an empty value"));
    }
    JsonNode tree;
    try {
      tree = json.readTree(bytes);
    } catch (JacksonException e) {
      return invalid(null, new Problem("", "not readable as JSON" + place(e)));
    }
    if (tree.isMissingNode()) {
      return invalid(null, new Problem("", "an event is expected, not white space"));
    }
    List<Problem> problems =
        schema.validate(tree).stream().limit(MAX_PROBLEMS).map(EventReader::problem).toList();
    return problems.isEmpty() ? judge(tree) : new ReadEvent.Invalid(id(tree), problems);
  }

  private static ReadEvent judge(JsonNode tree) {
    Notification event;
    try {
      event = NotificationJson.read(tree);
    } catch (DateTimeException _) {
      return invalid(id(tree), new Problem("", "a time is not on the calendar"));
    }
    Instant notBefore = event.notBefore();
    Instant notAfter = event.notAfter();
    return notBefore != null && notAfter != null && notAfter.isBefore(notBefore)
        ? invalid(event.id(), new Problem("/notAfter", "must not be before notBefore"))
        : new ReadEvent.Valid(event);
  }

  private static Problem problem(Error error) {
    return new Problem(error.getInstanceLocation().toString(), error.getMessage());
  }

  /// Where reading stopped. The parser's own message would quote the text it stopped at.
  private static String place(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private static ReadEvent invalid(@Nullable String id, Problem problem) {
    return new ReadEvent.Invalid(id, List.of(problem));
  }

  private static @Nullable String id(JsonNode tree) {
    JsonNode id = tree.path("id");
    return id.isString() && !id.stringValue().isEmpty() && id.stringValue().length() <= MAX_ID
        ? id.stringValue()
        : null;
  }

  private static Schema loadSchema() {
    try (InputStream in = EventReader.class.getResourceAsStream("event.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Objects.requireNonNull(in, "event.schema.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
