package dev.herald.channel.directline;

import dev.herald.channel.http.Socket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A conversation of one user with the bot. Its watermark is the number of activities that came
/// before. Safe for any number of threads.
final class Conversation {
  private final String id;
  private final Clock clock;
  private final List<ObjectNode> activities = new ArrayList<>();
  private @Nullable Socket socket;
  private @Nullable String user;
  private boolean joined;
  private String streamFrom = "0";

  Conversation(String id, @Nullable String user, Clock clock) {
    this.id = id;
    this.user = user;
    this.clock = clock;
  }

  String id() {
    return id;
  }

  /// Adds what somebody said and pushes it to the client.
  ///
  /// @return the activity's id
  synchronized String add(ObjectNode activity) {
    ObjectNode stamped = activity.deepCopy();
    String activityId = "%s|%07d".formatted(id, activities.size());
    stamped.put("id", activityId).put("channelId", DirectLine.CHANNEL);
    stamped.put("timestamp", clock.instant().toString());
    stamped.remove("serviceUrl");
    stamped.putObject("conversation").put("id", id);
    if (stamped.path("type").asString("").equals("typing")) {
      push(List.of(stamped), null);
      return activityId;
    }
    activities.add(stamped);
    push(List.of(stamped), watermark());
    return activityId;
  }

  /// What came since a watermark; nonsense counts as none.
  synchronized ObjectNode since(@Nullable String watermark) {
    int from = 0;
    if (watermark != null && watermark.matches("\\d{1,9}")) {
      from = Math.min(Integer.parseInt(watermark), activities.size());
    }
    return set(activities.subList(from, activities.size()), watermark());
  }

  /// From where the next stream begins: a client misses nothing between asking for its URL and
  /// opening it.
  synchronized void expectStream(@Nullable String watermark) {
    streamFrom = watermark == null ? watermark() : watermark;
  }

  /// Gives the stream to a client; whoever had it before loses it.
  synchronized void attach(Socket opened) {
    Socket before = socket;
    socket = opened;
    if (before != null) {
      before.close("collision");
    }
    opened.onClose(() -> detach(opened));
    opened.send(since(streamFrom).toString());
  }

  /// Notes who speaks; the first one is the user.
  synchronized void named(String speaker) {
    if (user == null) {
      user = speaker;
    }
  }

  synchronized @Nullable String user() {
    return user;
  }

  /// Whether the bot must still be told that the user has joined; true once.
  synchronized boolean joins() {
    boolean first = !joined && user != null;
    joined |= first;
    return first;
  }

  private synchronized void detach(Socket closed) {
    if (socket == closed) {
      socket = null;
    }
  }

  private String watermark() {
    return String.format(Locale.ROOT, "%d", activities.size());
  }

  private void push(List<ObjectNode> said, @Nullable String watermark) {
    if (socket != null) {
      socket.send(set(said, watermark).toString());
    }
  }

  private static ObjectNode set(List<ObjectNode> activities, @Nullable String watermark) {
    ObjectNode set = JsonMapper.shared().createObjectNode();
    set.putArray("activities").addAll(activities);
    return watermark == null ? set : set.put("watermark", watermark);
  }
}
