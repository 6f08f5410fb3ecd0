package dev.herald.conversation.redis;

import dev.herald.activity.ChannelAccount;
import dev.herald.conversation.ConversationReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import redis.clients.jedis.UnifiedJedis;

/// Where the personal conversations of a user lie, by channel user id and by Entra object id: a
/// field of one of the hashes `herald:u:0` to `herald:u:65535`, short enough that Redis keeps each
/// hash as one string of bytes. In a group the user is whoever spoke last, so groups are not filed.
/// Digests can meet: who reads compares ids.
final class UserIndex {
  private static final int FIELD_BYTES = 6;

  private UserIndex() {}

  /// The ids under which a reference is filed.
  static Stream<String> idsOf(ConversationReference reference) {
    ChannelAccount user = reference.user();
    return user == null || !reference.conversation().isPersonal()
        ? Stream.empty()
        : Stream.of(Optional.ofNullable(user.id()), Optional.ofNullable(user.aadObjectId()))
            .flatMap(Optional::stream);
  }

  static Stream<Put> file(ConversationReference reference) {
    return puts(Script.FILE, reference);
  }

  static Stream<Put> unfile(ConversationReference reference) {
    return puts(Script.UNFILE, reference);
  }

  private static Stream<Put> puts(Script script, ConversationReference reference) {
    byte[] place = Place.of(reference.key()).id();
    return idsOf(reference)
        .map(Place::digest)
        .map(user -> new Put(script, bucket(user), field(user), place));
  }

  static List<Place> placesOf(UnifiedJedis redis, String userId) {
    byte[] user = Place.digest(userId);
    byte[] places = redis.hget(bucket(user), field(user));
    List<Place> found = new ArrayList<>();
    for (int at = 0; places != null && at < places.length; at += Place.BYTES) {
      found.add(Place.at(places, at));
    }
    return found;
  }

  private static byte[] bucket(byte[] user) {
    int number = Short.toUnsignedInt(ByteBuffer.wrap(user).getShort());
    return ("herald:u:" + number).getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] field(byte[] user) {
    return Arrays.copyOfRange(user, Short.BYTES, Short.BYTES + FIELD_BYTES);
  }
}
