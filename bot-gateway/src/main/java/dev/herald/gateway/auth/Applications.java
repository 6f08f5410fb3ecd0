package dev.herald.gateway.auth;

import dev.herald.activity.Activity;
import dev.herald.conversation.Origin;
import dev.herald.gateway.auth.Authenticator.Verdict;
import dev.herald.gateway.auth.token.VerifiedToken;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which applications may call: the bot itself (the Emulator and the Agents Playground use its id),
/// and the skills that are listed. Their tokens certify no service URL, so the hosts are listed
/// too.
record Applications(Set<String> skills, Set<String> hosts) {
  private static final Refusal REFUSAL = new Refusal(401, "not authenticated");

  Applications {
    skills = Set.copyOf(skills);
    hosts = Set.copyOf(hosts);
  }

  Verdict judge(VerifiedToken.Application application) {
    boolean known =
        application.callerId().equals(application.appId())
            || skills.contains(application.callerId());
    return known
        ? new Verdict.Accepted(new ApplicationCaller(application.appId(), hosts))
        : new Verdict.Refused(REFUSAL);
  }

  private record ApplicationCaller(String appId, Set<String> hosts) implements Caller {
    @Override
    public Origin origin() {
      return new Origin(/* verified= */ false, appId);
    }

    @Override
    public Optional<Refusal> objectionTo(Activity activity) {
      return hosts.contains(host(activity.serviceUrl()))
          ? Optional.empty()
          : Optional.of(
              new Refusal(403, "the service URL's host is not configured for this caller"));
    }

    private static String host(@Nullable String serviceUrl) {
      try {
        String host = serviceUrl == null ? null : new URI(serviceUrl).getHost();
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
      } catch (URISyntaxException _) {
        return "";
      }
    }
  }
}
