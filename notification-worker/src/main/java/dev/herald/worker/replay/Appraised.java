package dev.herald.worker.replay;

import dev.herald.notification.Delivery;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One delivery of a range, or a record that makes none, and what sending it again would come to.
///
/// @param delivery null when the record makes none
/// @param code the ledger's code or reason, or why it cannot be sent; null where the verdict says
///   all
/// @param replay which replay has it or had it last; empty for none
record Appraised(
    @Nullable Delivery delivery, Verdict verdict, @Nullable String code, String replay) {

  String tenant() {
    return delivery == null ? "" : delivery.conversation().tenant();
  }

  String source() {
    return delivery == null ? "" : Objects.requireNonNullElse(delivery.event().source(), "");
  }

  @Nullable String conversationId() {
    return delivery == null ? null : delivery.conversation().conversation();
  }
}
