package dev.herald.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The state of a reference, since when it holds, and why.
///
/// @param reason a code such as `uninstalled` or the channel's own; null while nothing is wrong
public record Standing(ReferenceState state, Instant since, @Nullable String reason) {

  public static Standing active(Instant since) {
    return new Standing(ReferenceState.ACTIVE, since, null);
  }
}
