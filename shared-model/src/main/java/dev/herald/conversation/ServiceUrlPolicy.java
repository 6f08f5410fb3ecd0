package dev.herald.conversation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which service URLs Herald speaks to. Whoever chooses a service URL chooses who receives the
/// bot's messages and its token, so it is judged when a reference is stored and again before each
/// use. Judging resolves no name and opens no connection; safe for any number of threads.
///
/// @param hosts hosts that may be used over https, compared as a whole
/// @param suffixes domains whose subdomains may be used over https, without a leading dot
/// @param loopbackHttp development only: loopback may be used over http and https, and an entry of
///   `hosts` written `http://name` also over http (a container's name for its machine)
public record ServiceUrlPolicy(Set<String> hosts, Set<String> suffixes, boolean loopbackHttp) {
  /// The hosts of Teams in each cloud.
  public static final Set<String> KNOWN_HOSTS =
      Set.of(
          "smba.trafficmanager.net",
          "smba.onyx.prod.teams.trafficmanager.net",
          "smba.infra.gcc.teams.microsoft.com",
          "smba.infra.gov.teams.microsoft.us",
          "smba.infra.dod.teams.microsoft.us",
          "frontend.botapi.msg.infra.teams.microsoftonline.cn");

  /// The domain under which every other channel of Azure Bot Service has its host.
  public static final Set<String> KNOWN_SUFFIXES = Set.of("botframework.com");

  private static final int MAX_LENGTH = 2048;
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");

  public ServiceUrlPolicy {
    hosts = Set.copyOf(hosts);
    suffixes = Set.copyOf(suffixes);
  }

  /// What the policy says of one URL.
  public sealed interface Verdict {
    record Allowed(URI url) implements Verdict {}

    /// It must not be used.
    ///
    /// @param reason what is wrong with it, without repeating it
    record Denied(String reason) implements Verdict {}
  }

  public Verdict judge(@Nullable String serviceUrl) {
    if (serviceUrl == null || serviceUrl.length() > MAX_LENGTH) {
      return new Verdict.Denied("the service URL is missing or too long");
    }
    URI url;
    try {
      url = new URI(serviceUrl);
    } catch (URISyntaxException _) {
      return new Verdict.Denied("the service URL is not a URL");
    }
    String fault = fault(url);
    return fault == null ? new Verdict.Allowed(url) : new Verdict.Denied(fault);
  }

  private @Nullable String fault(URI url) {
    if (url.getScheme() == null || url.getHost() == null) {
      return "the service URL names no scheme or host";
    }
    if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
      return "the service URL holds a user, query or fragment";
    }
    String host = url.getHost().toLowerCase(Locale.ROOT);
    return switch (url.getScheme().toLowerCase(Locale.ROOT)) {
      case "https" -> isAllowed(host) ? null : "the service URL's host is not allowed";
      case "http" -> isAllowedPlain(host) ? null : "the service URL must be https";
      default -> "the service URL must be https";
    };
  }

  private boolean isAllowed(String host) {
    return hosts.contains(host)
        || suffixes.stream().anyMatch(suffix -> host.endsWith("." + suffix))
        || isAllowedPlain(host);
  }

  private boolean isAllowedPlain(String host) {
    return loopbackHttp && (LOOPBACK.matcher(host).matches() || hosts.contains("http://" + host));
  }
}
