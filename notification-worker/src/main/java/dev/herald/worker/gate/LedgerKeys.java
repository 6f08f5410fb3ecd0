package dev.herald.worker.gate;

import dev.herald.conversation.redis.LedgerTraces;
import dev.herald.digest.Sha256;
import java.time.Duration;

/// Where a delivery lies: its claim in a string of its own, its end as a field of a hash that many
/// ends share, since a key for each would cost Redis more than the end itself. All deliveries of a
/// conversation share a bucket, whose number is the hash tag, so that a script over them runs in a
/// cluster.
///
/// @param claim key of the claim
/// @param ends what the keys of the ends begin with; a generation's number follows
/// @param field names the delivery among the ends: 72 bits of its digest
record LedgerKeys(String claim, String ends, String field) {
  static final int BUCKETS = 1 << 16;

  private static final int FIELD_BYTES = 9;

  static LedgerKeys of(String delivery) {
    String conversation = delivery.substring(delivery.lastIndexOf('~') + 1);
    int bucket = Math.floorMod(conversation.hashCode(), BUCKETS);
    return new LedgerKeys(
        LedgerTraces.KEY + tag(bucket) + delivery,
        endsOf(bucket),
        Sha256.base64(FIELD_BYTES, delivery));
  }

  /// What the keys of the ends in a bucket begin with.
  static String endsOf(int bucket) {
    return "herald:e:" + tag(bucket);
  }

  private static String tag(int bucket) {
    return "{" + bucket + "}:";
  }

  /// The key of the ends of a moment.
  String endsAt(long epochMs, Duration retention) {
    return ends + epochMs / generation(retention).toMillis();
  }

  /// How long the ends of one generation are written; six of them are looked at.
  static Duration generation(Duration retention) {
    return Duration.ofMillis((retention.toMillis() + 3) / 4);
  }
}
