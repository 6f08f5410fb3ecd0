package dev.herald.channel.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// The script of misbehaviour: rules in order, of which the first that fits a request and is not
/// used up decides. So a row of rules for one conversation is its story. Safe for any number of
/// threads.
public final class Faults {
  private final RandomGenerator random;
  private final List<Counted> rules = new ArrayList<>();
  private Latency latency;

  /// What happens to one request.
  public record Fate(Duration latency, Fault fault) {}

  private static final class Counted {
    private final FaultRule rule;
    private int left;

    private Counted(FaultRule rule) {
      this.rule = rule;
      this.left = rule.times();
    }
  }

  public Faults(Latency latency, RandomGenerator random) {
    this.latency = latency;
    this.random = random;
  }

  public synchronized Faults add(FaultRule rule) {
    rules.add(new Counted(rule));
    return this;
  }

  public synchronized void latency(Latency changed) {
    latency = changed;
  }

  /// Ends all misbehaviour; the latency stays.
  public synchronized void clear() {
    rules.clear();
  }

  /// The rules that are not used up.
  public synchronized List<FaultRule> rules() {
    return rules.stream().map(counted -> counted.rule).toList();
  }

  public synchronized Fate next(String conversation) {
    for (Counted counted : rules) {
      FaultRule rule = counted.rule;
      if (rule.fits(conversation) && happens(rule)) {
        use(counted);
        Duration wait = rule.latency() == null ? latency.next(random) : rule.latency();
        return new Fate(wait, rule.fault());
      }
    }
    return new Fate(latency.next(random), new Fault.None());
  }

  private boolean happens(FaultRule rule) {
    return rule.probability() >= 1 || random.nextDouble() < rule.probability();
  }

  private void use(Counted counted) {
    if (counted.left > 0 && --counted.left == 0) {
      rules.remove(counted);
    }
  }
}
