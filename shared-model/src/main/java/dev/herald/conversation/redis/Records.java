package dev.herald.conversation.redis;

import dev.herald.conversation.ReferenceStore.Page;
import dev.herald.conversation.StoredReference;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/// Reads records out of their buckets. Safe for any number of threads.
final class Records {
  private static final int PAGE = 500;
  private static final int LOOK_AHEAD = 1_024;
  private static final int SCAN = 10_000;
  private static final byte[] START =
      ScanParams.SCAN_POINTER_START.getBytes(StandardCharsets.UTF_8);

  private static final CommandObjects COMMANDS = new CommandObjects(RedisProtocol.RESP3);

  private final UnifiedJedis redis;
  private final Asking asking;
  private final RecordFormat format;

  /// Makes one.
  ///
  /// @param redis is asked for whole buckets
  /// @param asking is asked for single records
  Records(UnifiedJedis redis, Asking asking, RecordFormat format) {
    this.redis = redis;
    this.asking = asking;
    this.format = format;
  }

  Optional<StoredReference> at(Place place) {
    return Optional.<byte[]>ofNullable(asking.one(hget(place)))
        .filter(RecordFormat::isReference)
        .map(format::read);
  }

  List<StoredReference> at(List<Place> places) {
    return places.isEmpty()
        ? List.of()
        : asking.all(places.stream().map(Records::hget).toList()).stream()
            .flatMap(Stream::ofNullable)
            .filter(RecordFormat::isReference)
            .map(format::read)
            .toList();
  }

  private static CommandObject<byte[]> hget(Place place) {
    return COMMANDS.hget(place.bucket(), place.field());
  }

  /// Those with that conversation id, without thread.
  List<StoredReference> named(String conversationId) {
    byte[] bucket = Place.bucketOf(conversationId);
    ScanParams params = new ScanParams().match(pattern(Place.prefixOf(conversationId))).count(SCAN);
    List<StoredReference> found = new ArrayList<>();
    byte[] cursor = START;
    do {
      ScanResult<Map.Entry<byte[], byte[]>> scan =
          asking.one(COMMANDS.hscan(bucket, cursor, params));
      scan.getResult().stream()
          .map(Map.Entry::getValue)
          .filter(RecordFormat::isReference)
          .map(format::read)
          .filter(at -> at.key().conversation().equals(conversationId))
          .forEach(found::add);
      cursor = scan.isCompleteIteration() ? new byte[0] : scan.getCursorAsBytes();
    } while (cursor.length > 0);
    return found;
  }

  private static byte[] pattern(byte[] prefix) {
    ByteArrayOutputStream pattern = new ByteArrayOutputStream();
    for (byte each : prefix) {
      pattern.write('\\');
      pattern.write(each);
    }
    pattern.write('*');
    return pattern.toByteArray();
  }

  /// What lies in the next buckets: a little more than a page, or one bucket.
  ///
  /// @param first bucket to look into
  Page page(int first) {
    int bucket = first;
    while (bucket < Place.BUCKETS) {
      List<Long> sizes = sizes(bucket, Math.min(bucket + LOOK_AHEAD, Place.BUCKETS));
      int some = 0;
      for (long sum = 0; some < sizes.size() && sum < PAGE; some++) {
        sum += sizes.get(some);
      }
      List<StoredReference> found = buckets(bucket, bucket + some);
      bucket += some;
      if (!found.isEmpty()) {
        return new Page(found, next(bucket));
      }
    }
    return new Page(List.of(), null);
  }

  private static @Nullable String next(int bucket) {
    return bucket < Place.BUCKETS ? Integer.toString(bucket) : null;
  }

  private List<Long> sizes(int from, int to) {
    return pipelined(pipeline ->
            IntStream.range(from, to).mapToObj(i -> pipeline.hlen(Place.bucket(i))).toList())
        .toList();
  }

  private List<StoredReference> buckets(int from, int to) {
    return pipelined(pipeline ->
            IntStream.range(from, to).mapToObj(i -> pipeline.hvals(Place.bucket(i))).toList())
        .flatMap(List::stream)
        .filter(RecordFormat::isReference)
        .map(format::read)
        .toList();
  }

  private <T> Stream<T> pipelined(Function<AbstractPipeline, List<Response<T>>> commands) {
    try (AbstractPipeline pipeline = redis.pipelined()) {
      List<Response<T>> answers = commands.apply(pipeline);
      pipeline.sync();
      return answers.stream().map(Response::get);
    }
  }
}
