package dev.herald.worker.gate.pace;

import dev.herald.notification.Priority;
import dev.herald.worker.gate.pace.Moments.Moment;
import dev.herald.worker.gate.scope.Hash;
import dev.herald.worker.gate.scope.Passage;
import dev.herald.worker.gate.scope.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says when a delivery may go without exceeding what its channel allows: the windows of its
/// conversation, the budget of its bot and tenant, and what `Retry-After` blocks. Blocks for Redis
/// at most; safe for any number of threads. Throws
/// [dev.herald.conversation.StoreUnavailableException] when Redis is needed and away.
public final class Pace {
  private static final Duration LONGEST = Duration.ofHours(1);

  private final PaceProperties properties;
  private final ConversationWindows windows;
  private final Budgets budgets;
  private final Blocks blocks;
  private final Clock clock;

  Pace(
      PaceProperties properties,
      ConversationWindows windows,
      Budgets budgets,
      Blocks blocks,
      Clock clock) {
    this.properties = properties;
    this.windows = windows;
    this.budgets = budgets;
    this.blocks = blocks;
    this.clock = clock;
  }

  /// Lets a delivery go, or says when to ask again. Who waits keeps its place under its name until
  /// it goes or says [#leave]; for a budget it is called when its turn is known sooner.
  public Turn enter(Waiter who, Passage passage) {
    Optional<Instant> blocked = blocks.until(passage);
    if (blocked.isPresent()) {
      leave(who.name(), passage);
      return new Turn.Wait(blocked.get(), "retry-after");
    }
    ChannelLimits limits = properties.of(passage.channel());
    int count = atOnce(limits, passage.activities());
    ConversationWindows.@Nullable Owned owned = owned(passage, limits);
    Duration window = owned == null ? Duration.ZERO : windows.waitFor(owned, count);
    if (window.isPositive()) {
      leave(who.name(), passage);
      return new Turn.Wait(clock.instant().plus(window), "conversation-window");
    }
    Window budget = limits.budget();
    if (budget == null) {
      return book(new Spending(owned, null), count);
    }
    Budget shared = budgets.of(passage, properties.terms(budget));
    return switch (shared.enter(who, passage.priority(), count)) {
      case Budget.Entry.Wait(Duration in) -> new Turn.Wait(clock.instant().plus(in), "budget");
      case Budget.Entry.Go(Moment moment) ->
          book(new Spending(owned, new Share(shared, moment)), count);
    };
  }

  /// Who waited does not want to go any more.
  public void leave(String who, Passage passage) {
    Window budget = properties.of(passage.channel()).budget();
    if (budget != null) {
      budgets.of(passage, properties.terms(budget)).leave(who);
    }
  }

  /// The channel answered 429.
  ///
  /// @param asked what its `Retry-After` said; null for nothing
  /// @return the widest scope that waits for it
  public Scope throttled(Passage passage, @Nullable Duration asked) {
    Duration wait = properties.retryAfter(asked);
    Scope widest = blocks.throttled(passage, wait);
    Window budget = properties.of(passage.channel()).budget();
    if (budget != null) {
      boolean wide = widest.kind() != Scope.Kind.CONVERSATION;
      budgets.throttled(passage, properties.terms(budget), wide ? wait : Duration.ZERO);
    }
    return widest;
  }

  /// These partitions, and their conversations with them, came to this worker.
  public void take(Iterable<Integer> partitions) {
    windows.take(partitions);
  }

  /// Forgets what no longer counts, and tells and learns what other workers must know. To be called
  /// about once a second.
  public void sweep() {
    budgets.sweep();
    blocks.sweep();
    blocks.learn();
    windows.refresh();
  }

  /// Forgets conversations that were sent nothing for an hour. To be called about once a minute.
  public void sweepConversations() {
    windows.sweep(LONGEST);
  }

  /// How many conversations are remembered.
  int conversations() {
    return windows.size();
  }

  private Turn book(Spending spending, int count) {
    ConversationWindows.@Nullable Owned owned = spending.owned;
    if (owned == null) {
      return new Turn.Now(booking(count, spending));
    }
    Duration window;
    try {
      window = windows.begin(owned, count);
    } catch (RuntimeException away) {
      spending.returnBudget();
      throw away;
    }
    if (window.isPositive()) {
      spending.returnBudget();
      return new Turn.Wait(clock.instant().plus(window), "conversation-window");
    }
    return new Turn.Now(booking(count, spending));
  }

  /// A budget is spread over time: what it lets go now and leaves later leaves with others.
  private Booking booking(int count, Spending spending) {
    Share share = spending.share;
    Instant until = share == null ? Instant.MAX : share.moment.until();
    return new Booking(count, spending, clock, until);
  }

  private static ConversationWindows.@Nullable Owned owned(Passage passage, ChannelLimits limits) {
    return limits.windows().isEmpty()
        ? null
        : new ConversationWindows.Owned(
            Hash.of(passage.conversation().name()),
            passage.partition(),
            limits.windows(),
            passage.priority() == Priority.BULK);
  }

  /// More activities than a limit holds can never go at once: as many as it holds go first.
  private static int atOnce(ChannelLimits limits, int activities) {
    int most = limits.budget() == null ? activities : limits.budget().limit();
    for (Window window : limits.windows()) {
      most = Math.min(most, window.limit());
    }
    return Math.min(most, activities);
  }

  /// What one has of a budget.
  private record Share(Budget budget, Moment moment) {}

  private final class Spending implements Booking.Spent {
    private final ConversationWindows.@Nullable Owned owned;
    private final @Nullable Share share;

    private Spending(ConversationWindows.@Nullable Owned owned, @Nullable Share share) {
      this.owned = owned;
      this.share = share;
    }

    @Override
    public Optional<Instant> another() {
      return share == null ? Optional.of(Instant.MAX) : share.budget.leaving().another();
    }

    @Override
    public boolean departs() {
      return share == null || share.budget.leaving().departs();
    }

    @Override
    public void answered() {
      if (owned != null) {
        windows.answered(owned);
      }
    }

    @Override
    public void returned(int count) {
      lapsed(count);
      returnBudget();
    }

    @Override
    public void lapsed(int count) {
      if (owned != null) {
        windows.returned(owned, count);
      }
    }

    private void returnBudget() {
      if (share != null) {
        share.budget.returned(share.moment);
      }
    }
  }
}
