package dev.herald.worker.replay;

import dev.herald.conversation.ConversationKey;
import dev.herald.notification.Target;
import dev.herald.worker.plan.Audience;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Whom targets of single recipients mean, asked once as long as a memory of bounded size holds it.
/// Many are asked for at the same time: one after the other each would wait for Redis alone.
/// Belongs to one thread.
final class Addressees {
  private static final int MOST = 100_000;
  private static final int ASKERS = 16;

  private final Audience audience;
  private final Map<Target, Known> known = new HashMap<>();

  Addressees(Audience audience) {
    this.audience = audience;
  }

  /// Whom a target means.
  ///
  /// @param nobody why it reaches nobody; empty when it reaches somebody
  record Known(List<ConversationKey> conversations, Optional<String> nobody) {}

  Known of(Target target) {
    Known found = known.get(target);
    return found == null ? ask(target) : found;
  }

  /// Asks for those of some targets that are not known yet; there must be far fewer than are kept.
  void learn(Collection<Target> targets) {
    Set<Target> unknown = new HashSet<>(targets);
    unknown.removeAll(known.keySet());
    if (known.size() + unknown.size() > MOST) {
      known.clear();
      unknown.addAll(targets);
    }
    Map<Target, CompletableFuture<Known>> asked = new HashMap<>();
    try (ExecutorService askers =
        Executors.newFixedThreadPool(ASKERS, Thread.ofVirtual().name("addressees").factory())) {
      unknown.forEach(
          each -> asked.put(each, CompletableFuture.supplyAsync(() -> ask(each), askers)));
      asked.forEach((target, answer) -> known.put(target, answered(answer)));
    }
  }

  private static Known answered(CompletableFuture<Known> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  private Known ask(Target target) {
    List<ConversationKey> conversations = new ArrayList<>(1);
    Optional<String> nobody = audience.of(target, conversations::add);
    return new Known(List.copyOf(conversations), nobody);
  }
}
