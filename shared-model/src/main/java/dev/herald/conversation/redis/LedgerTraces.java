package dev.herald.conversation.redis;

import dev.herald.conversation.StoreUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/// What the ledger of deliveries still says of a conversation: the claims of what is under way
/// (`herald:d:{BUCKET}:EVENT~CONVERSATION`). What ended is kept under digests that name nobody, and
/// ages out.
///
/// The ledger is made for sends, so nothing lists its keys by conversation. An erasure walks over
/// all keys of Redis by `SCAN`, in steps that each take it less than a few milliseconds; it is
/// rare, and an index would cost every send.
public final class LedgerTraces {
  /// What the keys of claims begin with.
  public static final String KEY = "herald:d:";

  private static final String MARK = "~";
  private static final int STEP = 2_000;

  private final UnifiedJedis redis;

  public LedgerTraces(UnifiedJedis redis) {
    this.redis = redis;
  }

  /// Removes what the ledger says of deliveries whose ids end so, in one walk. Throws
  /// [StoreUnavailableException]; running it again removes the rest.
  ///
  /// @param suffixes as [dev.herald.notification.Delivery#suffixOf] makes them
  /// @return how many entries were removed
  public long erase(Set<String> suffixes) {
    if (suffixes.isEmpty()) {
      return 0;
    }
    String ending = suffixes.size() == 1 ? suffixes.iterator().next() : MARK + "*";
    ScanParams params = new ScanParams().match(KEY + "*" + ending).count(STEP);
    long erased = 0;
    byte[] cursor = ScanParams.SCAN_POINTER_START.getBytes(StandardCharsets.US_ASCII);
    try {
      ScanResult<byte[]> scan;
      do {
        scan = redis.scan(cursor, params);
        erased += unlink(scan.getResult().stream().filter(key -> endsWith(key, suffixes)).toList());
        cursor = scan.getCursorAsBytes();
      } while (!scan.isCompleteIteration());
      return erased;
    } catch (JedisException e) {
      throw new StoreUnavailableException("Redis does not serve the ledger: " + e.getMessage(), e);
    }
  }

  private static boolean endsWith(byte[] key, Set<String> suffixes) {
    String name = new String(key, StandardCharsets.UTF_8);
    return suffixes.contains(name.substring(Math.max(0, name.lastIndexOf(MARK))));
  }

  private long unlink(List<byte[]> keys) {
    return keys.isEmpty() ? 0 : redis.unlink(keys.toArray(byte[][]::new));
  }
}
