package dev.herald.worker.send;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What sends teach of references.
///
/// @param confirmations how long after each "the conversation is not there" it is asked again,
///   before the reference is dead. Channels say so by mistake, for seconds up to minutes: too few
///   or too short and users are lost who are there; each holds back what follows in the
///   conversation
/// @param governmentServiceUrl where the tenants of Microsoft's government community cloud are
///   reached, which the public host refuses. Used only if `herald.service-urls` allows it
@ConfigurationProperties("herald.references")
public record ReferenceProperties(
    @DefaultValue({"10s", "1m", "10m"}) List<Duration> confirmations,
    @DefaultValue("https://smba.infra.gcc.teams.microsoft.com/teams/")
        String governmentServiceUrl) {
  public ReferenceProperties {
    confirmations = List.copyOf(confirmations);
    if (confirmations.isEmpty() || confirmations.stream().anyMatch(each -> !each.isPositive())) {
      throw new IllegalArgumentException("herald.references.confirmations must be above 0 each");
    }
  }
}
