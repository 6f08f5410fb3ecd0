package dev.herald.fault.judge;

import dev.herald.fault.judge.Finding.Kind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the judge says of a run.
public record Verdict(Tally tally, List<Finding> findings) {
  private static final int EXAMPLES = 3;

  public Verdict {
    findings = List.copyOf(findings);
  }

  public long count(Kind kind) {
    return findings.stream().filter(finding -> finding.kind() == kind).count();
  }

  public boolean isInnocent() {
    return findings.isEmpty();
  }

  /// A few broken promises of each kind, one a line.
  public String examples() {
    return lines(EXAMPLES);
  }

  /// Every broken promise, one a line.
  public String all() {
    return lines(Integer.MAX_VALUE);
  }

  private String lines(int mostOfAKind) {
    return Stream.of(Kind.values())
        .flatMap(
            kind -> findings.stream().filter(finding -> finding.kind() == kind).limit(mostOfAKind))
        .map(finding -> "  %s: %s: %s%n".formatted(finding.kind(), finding.event(), finding.what()))
        .collect(Collectors.joining());
  }

  @Override
  public String toString() {
    String counts =
        Stream.of(Kind.values())
            .map(kind -> kind + " " + count(kind))
            .collect(Collectors.joining(", "));
    return tally + "; " + counts;
  }
}
