package dev.herald.activity;

import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON in which numbers keep their digits: what Herald does not know passes through it unchanged.
public final class ExactJson {
  private static final JsonMapper MAPPER = exact(JsonMapper.builder()).build();

  private ExactJson() {}

  public static JsonMapper mapper() {
    return MAPPER;
  }

  /// The same with a factory that bounds what is read.
  public static JsonMapper.Builder builder(JsonFactory bounded) {
    return exact(JsonMapper.builder(bounded));
  }

  private static JsonMapper.Builder exact(JsonMapper.Builder builder) {
    return builder
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
  }
}
