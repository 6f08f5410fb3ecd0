package dev.herald.turn;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The answer to an invoke activity: the HTTP status and body the channel gets.
///
/// @param body null for an answer without a body
public record InvokeResponse(int status, @Nullable JsonNode body) {
  public InvokeResponse {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("an invoke is answered with 200 to 599, not " + status);
    }
  }
}
