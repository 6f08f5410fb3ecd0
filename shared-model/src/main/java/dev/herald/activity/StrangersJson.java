package dev.herald.activity;

import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON that strangers wrote: one value and nothing behind it, no member twice, within
/// bounds. Total: every input is a tree or a reason. Numbers keep their digits. Safe for any number
/// of threads.
public final class StrangersJson {
  private static final int MAX_NUMBER = 100;

  private final JsonMapper json;

  /// Makes a reader.
  ///
  /// @param maxDepth of objects and lists in one another
  /// @param maxString longest string and member name, in characters
  public StrangersJson(int maxDepth, int maxString) {
    StreamReadConstraints bounds =
        StreamReadConstraints.builder()
            .maxNestingDepth(maxDepth)
            .maxStringLength(maxString)
            .maxNumberLength(MAX_NUMBER)
            .build();
    this.json =
        ExactJson.builder(
                JsonFactory.builder()
                    .streamReadConstraints(bounds)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }

  /// What was read.
  public sealed interface Reading {

    /// A value; a missing node when there was nothing but white space.
    record Tree(JsonNode value) implements Reading {}

    /// Not JSON, or beyond the bounds. The reason names the place and quotes nothing.
    record Unreadable(String reason) implements Reading {}
  }

  public Reading read(String text) {
    return read(() -> json.readTree(text));
  }

  public Reading read(byte[] text) {
    return read(() -> json.readTree(text));
  }

  private static Reading read(Supplier<JsonNode> reading) {
    try {
      return new Reading.Tree(reading.get());
    } catch (JacksonException e) {
      return new Reading.Unreadable("not readable as JSON" + place(e));
    } catch (ArithmeticException | NumberFormatException _) {
      // Jackson lets what BigDecimal cannot hold pass as it comes.
      return new Reading.Unreadable("a number is beyond every bound");
    }
  }

  /// Where reading stopped. The parser's own message would quote the text it stopped at.
  private static String place(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }
}
