package dev.herald.conversation.redis;

import dev.herald.activity.ChannelAccount;
import dev.herald.conversation.ConversationReference;
import dev.herald.digest.Sha256;
import dev.herald.redis.Script;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.RedisProtocol;

/// Where conversations are looked up by another id than their own: personal ones by the user's, the
/// channels of a team by the team's. In a group the user is whoever spoke last, so nobody's.
///
/// An entry is a field of one of the hashes `herald:u:0` to `herald:u:65535` (`herald:g:` for
/// teams, which are long), short enough that Redis keeps each hash as one string of bytes. Digests
/// can meet: who reads compares ids.
enum Directory {
  /// By channel user id and by Entra object id.
  USERS("herald:u:") {
    @Override
    Stream<String> idsOf(ConversationReference reference) {
      ChannelAccount user = reference.user();
      return user == null || !reference.conversation().isPersonal()
          ? Stream.empty()
          : Stream.of(user.id(), user.aadObjectId()).filter(Objects::nonNull);
    }
  },
  /// By the id of a Teams team.
  TEAMS("herald:g:") {
    @Override
    Stream<String> idsOf(ConversationReference reference) {
      return Stream.ofNullable(reference.teamId());
    }
  };

  private static final int FIELD_BYTES = 6;
  private static final CommandObjects COMMANDS = new CommandObjects(RedisProtocol.RESP3);

  private final String prefix;

  Directory(String prefix) {
    this.prefix = prefix;
  }

  /// The ids under which a reference is filed here.
  abstract Stream<String> idsOf(ConversationReference reference);

  static Stream<Put> file(ConversationReference reference) {
    return puts(Scripts.FILE, reference);
  }

  static Stream<Put> unfile(ConversationReference reference) {
    return puts(Scripts.UNFILE, reference);
  }

  private static Stream<Put> puts(Script script, ConversationReference reference) {
    return Arrays.stream(values())
        .flatMap(each ->
            each.idsOf(reference)
                .map(Sha256::of)
                .map(id ->
                    new Put(script, each.bucket(id), field(id), Place.of(reference.key()).id())));
  }

  List<Place> placesOf(Asking asking, String id) {
    byte[] digest = Sha256.of(id);
    byte[] places = asking.one(COMMANDS.hget(bucket(digest), field(digest)));
    List<Place> found = new ArrayList<>();
    for (int at = 0; places != null && at < places.length; at += Place.BYTES) {
      found.add(Place.at(places, at));
    }
    return found;
  }

  private byte[] bucket(byte[] digest) {
    int number = Short.toUnsignedInt(ByteBuffer.wrap(digest).getShort());
    return (prefix + number).getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] field(byte[] digest) {
    return Arrays.copyOfRange(digest, Short.BYTES, Short.BYTES + FIELD_BYTES);
  }
}
