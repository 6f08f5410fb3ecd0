package dev.herald.worker.replay;

import dev.herald.conversation.ConversationKey;
import dev.herald.notification.Delivery;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a plan counted. Belongs to one thread.
///
/// Memory is bounded: tenants, sources and conversations beyond a limit are counted together, under
/// `*`. Conversations are named by their aliases: a plan outlives who is erased.
final class Report {
  private static final int MOST_NAMES = 1_000;
  private static final int MOST_CONVERSATIONS = 200_000;
  private static final int TOP = 10;
  private static final String OTHERS = "*";

  /// The member that names those that would get most.
  static final String TOP_CONVERSATIONS = "topConversations";

  private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
  private final Map<String, Map<Verdict, Long>> tenants = new TreeMap<>();
  private final Map<String, Map<Verdict, Long>> sources = new TreeMap<>();
  private final Map<String, Integer> conversations = new HashMap<>();
  private final Map<String, Long> scopes = new HashMap<>();
  private final Order order;
  private final ToDoubleFunction<String> budgets;
  private final Function<ConversationKey, String> aliases;
  private long records;
  private long wouldSend;

  /// Makes one.
  ///
  /// @param budgets what a channel takes of one bot in one tenant in a second; 0 for no limit
  /// @param aliases names a conversation without its id
  Report(Order order, ToDoubleFunction<String> budgets, Function<ConversationKey, String> aliases) {
    this.order = order;
    this.budgets = budgets;
    this.aliases = aliases;
  }

  void read(int count) {
    records += count;
  }

  void add(Appraised appraised) {
    verdicts.merge(appraised.verdict(), 1L, Long::sum);
    count(tenants, appraised.tenant(), appraised.verdict());
    count(sources, appraised.source(), appraised.verdict());
    Delivery delivery = appraised.delivery();
    if (delivery != null && order.sends(appraised.verdict())) {
      wouldSend++;
      ConversationKey key = delivery.conversation();
      String conversation = aliases.apply(key);
      boolean room =
          conversations.size() < MOST_CONVERSATIONS || conversations.containsKey(conversation);
      conversations.merge(room ? conversation : OTHERS, 1, Integer::sum);
      String scope = key.channel() + " " + key.scope();
      boolean known = scopes.size() < MOST_NAMES || scopes.containsKey(scope);
      scopes.merge(known ? scope : key.channel() + " " + OTHERS, 1L, Long::sum);
    }
  }

  /// How long the channels' limits make it last at least; bots and tenants go on side by side.
  private long seconds() {
    return scopes.entrySet().stream()
        .mapToLong(each -> seconds(each.getKey().split(" ", 2)[0], each.getValue()))
        .max()
        .orElse(0);
  }

  private long seconds(String channel, long deliveries) {
    double budget = budgets.applyAsDouble(channel);
    return budget <= 0 ? 0 : (long) Math.ceil(deliveries / budget);
  }

  private static void count(Map<String, Map<Verdict, Long>> groups, String name, Verdict verdict) {
    boolean room = groups.size() < MOST_NAMES || groups.containsKey(name);
    groups
        .computeIfAbsent(room ? name : OTHERS, _ -> new EnumMap<>(Verdict.class))
        .merge(verdict, 1L, Long::sum);
  }

  long records() {
    return records;
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("records", records);
    json.put("wouldSend", wouldSend).put("estimatedSeconds", seconds());
    write(json.putObject("verdicts"), verdicts);
    ObjectNode byTenant = json.putObject("byTenant");
    tenants.forEach((name, counts) -> write(byTenant.putObject(name), counts));
    ObjectNode bySource = json.putObject("bySource");
    sources.forEach((name, counts) -> write(bySource.putObject(name), counts));
    ObjectNode top = json.putObject(TOP_CONVERSATIONS);
    top().forEach(each -> top.put(each.getKey(), each.getValue()));
    return json;
  }

  private static void write(ObjectNode json, Map<Verdict, Long> counts) {
    counts.forEach((verdict, count) -> json.put(verdict.wireName(), count));
  }

  private List<Map.Entry<String, Integer>> top() {
    return conversations.entrySet().stream()
        .filter(each -> !each.getKey().equals(OTHERS))
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(TOP)
        .toList();
  }
}
