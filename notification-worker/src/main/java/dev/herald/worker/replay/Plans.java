package dev.herald.worker.replay;

import dev.herald.conversation.Aliases;
import dev.herald.conversation.ConversationKey;
import dev.herald.conversation.StoreUnavailableException;
import dev.herald.worker.control.ControlBoard;
import dev.herald.worker.control.ControlTopic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes plans and keeps them. A plan is read on the worker that was asked; every worker knows how
/// far it is. Safe for any number of threads.
public final class Plans {
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final Ranges ranges;
  private final Readers readers;
  private final ControlBoard board;
  private final ControlTopic topic;
  private final ExecutorService threads;
  private final Supplier<String> ids;
  private final Clock clock;

  /// Makes the means to appraise.
  interface Readers {
    Appraiser of(Filter filter, Consumer<Appraised> taker);

    /// What a channel takes of one bot in one tenant in a second; 0 for no limit.
    ToDoubleFunction<String> budgets();

    Aliases aliases();
  }

  /// Where plans are kept and what runs them.
  record Desk(ControlBoard board, ControlTopic topic, ExecutorService threads) {}

  Plans(Ranges ranges, Readers readers, Desk desk, Supplier<String> ids, Clock clock) {
    this.ranges = ranges;
    this.readers = readers;
    this.board = desk.board();
    this.topic = desk.topic();
    this.threads = desk.threads();
    this.ids = ids;
    this.clock = clock;
  }

  /// Begins a plan; reading goes on in the background.
  ///
  /// @throws IllegalArgumentException when there is nothing to read; the message says why
  public Plan begin(Order order) {
    Span span = ranges.between(order.origin().topic(), order.from(), order.to());
    if (span.isEmpty()) {
      throw new NothingThereException(
          "no record of %s lies between %s and %s"
              .formatted(order.origin().topic(), order.from(), order.to()));
    }
    Plan plan =
        new Plan(ids.get(), order, span, Plan.State.READING, 0, null, null, clock.instant());
    keep(plan);
    threads.execute(() -> new Planning(plan, ranges, readers, this::keep, clock).run());
    return plan;
  }

  public Optional<Plan> find(String id) {
    return board.at(Plan.PREFIX + id, Plan::of).map(this::orLeft);
  }

  /// All of them, the one that was written last at the end.
  public List<Plan> all() {
    return board.under(Plan.PREFIX, Plan::of).stream()
        .map(this::orLeft)
        .sorted(Comparator.comparing(Plan::at))
        .toList();
  }

  /// A plan as it is shown to who may see conversations: with their ids where they are still known.
  public ObjectNode shown(Plan plan) {
    ObjectNode json = plan.json().deepCopy();
    if (json.path("report").path(Report.TOP_CONVERSATIONS) instanceof ObjectNode top) {
      ObjectNode named = JsonNodeFactory.instance.objectNode();
      Map<String, ConversationKey> known = known(top.propertyNames());
      top.properties().forEach(each -> named.set(name(each.getKey(), known), each.getValue()));
      ((ObjectNode) json.path("report")).set(Report.TOP_CONVERSATIONS, named);
    }
    return json;
  }

  private static String name(String alias, Map<String, ConversationKey> known) {
    ConversationKey key = known.get(alias);
    return key == null ? alias : key.toString();
  }

  /// A plan is worth seeing without the ids too.
  private Map<String, ConversationKey> known(Collection<String> aliases) {
    try {
      return readers.aliases().resolve(aliases);
    } catch (StoreUnavailableException _) {
      return Map.of();
    }
  }

  /// Forgets a plan.
  void forget(String id) {
    topic.remove(Plan.PREFIX + id);
  }

  /// A plan whose worker does not tell of it any more will never be ready.
  private Plan orLeft(Plan plan) {
    Instant now = clock.instant();
    boolean left = plan.state() == Plan.State.READING && plan.at().plus(SILENCE).isBefore(now);
    return left ? plan.failed("the worker that read it is gone; plan again", plan.at()) : plan;
  }

  private void keep(Plan plan) {
    topic.put(Plan.PREFIX + plan.id(), plan.json());
  }
}
