package dev.herald.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.guarantee.Operator;
import dev.herald.testing.Ports;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/// A worker as it is shipped, in a process of its own, that operators speak to.
final class Employee implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofMinutes(4);
  private static final int NOTHING_THERE = 3;

  private final Child child;
  private final Operator operator;

  private Employee(Child child, Operator operator) {
    this.child = child;
    this.operator = operator;
  }

  /// Starts one and waits until it knows all orders and all that was told.
  ///
  /// @param heapMb goes over the heap that contestants get
  /// @param roles as in `herald.worker.roles`
  static Employee start(Ground ground, Options options, String name, int heapMb, String roles) {
    int port = Ports.free();
    List<String> arguments = new ArrayList<>(Child.heap(heapMb));
    arguments.addAll(Contestant.herald(ground, options, settings(port, roles)).arguments());
    Child child = Child.start(new Contestant(name, arguments), options);
    Operator operator = new Operator(() -> URI.create("http://127.0.0.1:" + port));
    Awaitility.await("the worker to be ready")
        .atMost(READY_WITHIN)
        .failFast("it ended, see %s.log".formatted(name), () -> !child.isAlive())
        .until(() -> operator.runs("status").exitCode() == 0 && ground.isLedgerComplete());
    return new Employee(child, operator);
  }

  /// What it sends, as a session that ends with it.
  Session watched(Ground ground) {
    return Session.of(ground, child);
  }

  /// Runs a command of the operators, which must not fail.
  JsonNode runs(String... command) {
    Operator.Said said = operator.runs(command);
    assertThat(said.exitCode()).as(said.err()).isZero();
    return said.json();
  }

  /// Asks why, of what may be unknown.
  void why(List<String> question) {
    String[] command = Stream.concat(Stream.of("why"), question.stream()).toArray(String[]::new);
    Operator.Said said = operator.runs(command);
    assertThat(said.exitCode()).as(said.err()).isIn(0, NOTHING_THERE);
  }

  /// Heap that lives, in MB.
  long liveMb() {
    child.collect();
    return child.leftByCollections().getLast();
  }

  /// The most heap in MB that any collection left behind since the first `skipped` of them.
  long peakLiveMb(int skipped) {
    return child.leftByCollections().stream().skip(skipped).mapToLong(each -> each).max().orElse(0);
  }

  int collections() {
    return child.leftByCollections().size();
  }

  @Override
  public void close() {
    child.close();
  }

  private static String[] settings(int port, String roles) {
    Stream<String> keys =
        Operator.settings().entrySet().stream()
            .filter(each -> !each.getKey().equals("herald.ops.port"))
            .map(each -> "--%s=%s".formatted(each.getKey(), each.getValue()));
    return Stream.concat(
            Stream.of("--herald.ops.port=" + port, "--herald.worker.roles=" + roles), keys)
        .toArray(String[]::new);
  }
}
