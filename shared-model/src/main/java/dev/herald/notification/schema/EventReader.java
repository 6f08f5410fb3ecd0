package dev.herald.notification.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.herald.activity.StrangersJson;
import dev.herald.activity.StrangersJson.Reading;
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
import tools.jackson.databind.JsonNode;

/// Reads the bytes of an event: JSON, then the schema, then what a schema cannot say. Total: every
/// input is either an event or a list of problems. Safe for any number of threads.
public final class EventReader {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_STRING = 4 << 20;
  private static final int MAX_PROBLEMS = 8;
  private static final int MAX_ID = 128;

  private final StrangersJson json = new StrangersJson(MAX_DEPTH, MAX_STRING);
  private final Schema schema = loadSchema();

  public ReadEvent read(byte @Nullable [] bytes) {
    if (bytes == null || bytes.length == 0) {
      return invalid(null, new Problem("", "an event is expected, not an empty value"));
    }
    return switch (json.read(bytes)) {
      case Reading.Unreadable(String reason) -> invalid(null, new Problem("", reason));
      case Reading.Tree(JsonNode tree) when tree.isMissingNode() ->
          invalid(null, new Problem("", "an event is expected, not white space"));
      case Reading.Tree(JsonNode tree) -> validate(tree);
    };
  }

  private ReadEvent validate(JsonNode tree) {
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
