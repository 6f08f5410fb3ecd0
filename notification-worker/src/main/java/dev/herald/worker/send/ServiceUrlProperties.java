package dev.herald.worker.send;

import dev.herald.conversation.ServiceUrlPolicy;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which service URLs are spoken to; the gateway judges them when it stores them.
///
/// @param hosts exact hosts reachable over https; absent means the hosts of Teams in every cloud,
///   empty means none. With `loopbackHttp` an entry `http://name` is reachable over http as well
/// @param suffixes domains whose subdomains are reachable over https; absent means
///   botframework.com. Too wide a domain lets strangers receive the bot's messages
/// @param loopbackHttp development only: this machine is reachable, also over http
@ConfigurationProperties("herald.service-urls")
public record ServiceUrlProperties(
    @Nullable Set<String> hosts,
    @Nullable Set<String> suffixes,
    @DefaultValue("false") boolean loopbackHttp) {

  ServiceUrlPolicy policy() {
    return new ServiceUrlPolicy(
        hosts == null ? ServiceUrlPolicy.KNOWN_HOSTS : hosts,
        suffixes == null ? ServiceUrlPolicy.KNOWN_SUFFIXES : suffixes,
        loopbackHttp);
  }
}
