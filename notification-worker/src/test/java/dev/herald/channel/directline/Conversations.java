package dev.herald.channel.directline;

import dev.herald.channel.connector.Screen;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The conversations with clients. What a bot says in any other one is shown too, to nobody. Safe
/// for any number of threads.
public final class Conversations implements Screen {
  private final Map<String, Conversation> byId = new ConcurrentHashMap<>();
  private final AtomicLong elsewhere = new AtomicLong();
  private final Clock clock;

  public Conversations(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String show(String conversation, ObjectNode activity) {
    return find(conversation)
        .map(known -> known.add(activity))
        .orElseGet(() -> "local-" + elsewhere.incrementAndGet());
  }

  Conversation open(String id, @Nullable String user) {
    return byId.computeIfAbsent(id, _ -> new Conversation(id, user, clock));
  }

  Optional<Conversation> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
