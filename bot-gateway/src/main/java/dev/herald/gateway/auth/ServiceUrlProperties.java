package dev.herald.gateway.auth;

import dev.herald.conversation.ServiceUrlPolicy;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Which service URLs are captured; the worker judges them again before each use.
///
/// @param hosts exact hosts reachable over https; absent means the hosts of Teams in every cloud,
///   empty means none. In anonymous mode an entry `http://name` is reachable over http as well
/// @param suffixes domains whose subdomains are reachable over https; absent means
///   botframework.com. Too wide a domain lets strangers receive the bot's messages
@ConfigurationProperties("herald.service-urls")
public record ServiceUrlProperties(@Nullable Set<String> hosts, @Nullable Set<String> suffixes) {

  ServiceUrlPolicy policy(boolean loopbackHttp) {
    return new ServiceUrlPolicy(
        hosts == null ? ServiceUrlPolicy.KNOWN_HOSTS : hosts,
        suffixes == null ? ServiceUrlPolicy.KNOWN_SUFFIXES : suffixes,
        loopbackHttp);
  }
}
