package dev.herald.worker.token;

import com.microsoft.aad.msal4j.AbstractApplicationBase;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.IHttpClient;
import dev.herald.worker.token.TokenProperties.Bot;
import dev.herald.worker.topic.RoleProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the bots' tokens. Where the worker sends, the first ones are asked for while it starts; it
/// starts without them too.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenProperties.class)
public class TokenConfiguration {

  @Bean(destroyMethod = "shutdownNow")
  ExecutorService tokenFlights() {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("tokens-", 0).factory());
  }

  @Bean
  MsalRequests msalRequests(
      TokenProperties properties, SslBundles bundles, ExecutorService tokenFlights) {
    properties.bots().stream()
        .map(Bot::certificate)
        .filter(name -> !name.isBlank())
        .forEach(name -> certificate(bundles, name));
    return new MsalRequests(
        properties,
        name -> certificate(bundles, name),
        settings(properties, bundles, tokenFlights));
  }

  private static IClientCredential certificate(SslBundles bundles, String name) {
    return Certificates.of(bundles.getBundle(name).getManagers().getKeyManagers(), name);
  }

  /// MSAL asks once; when to ask again is decided by who keeps the token.
  private static Consumer<AbstractApplicationBase.Builder<?>> settings(
      TokenProperties properties, SslBundles bundles, ExecutorService executor) {
    HttpClient.Builder http =
        HttpClient.newBuilder().executor(executor).connectTimeout(properties.timeout());
    if (!properties.sslBundle().isBlank()) {
      http.sslContext(bundles.getBundle(properties.sslBundle()).createSslContext());
    }
    IHttpClient client = new LoginHttpClient(http.build(), properties.timeout());
    return application -> {
      application.executorService(executor);
      application.httpClient(client);
      application.disableInternalRetries();
    };
  }

  @Bean
  TokenSource tokenSource(
      TokenProperties properties,
      MsalRequests requests,
      ExecutorService tokenFlights,
      MeterRegistry meters,
      RoleProperties roles,
      Clock clock) {
    var terms = new TokenKeeper.Terms(properties.ahead(), properties.patience());
    Map<String, TokenKeeper> keepers = new LinkedHashMap<>();
    for (Bot bot : properties.bots()) {
      Issuer issuer = new MsalIssuer(requests.of(bot), properties.timeout());
      TokenWatch watch = new TokenAlerts(bot.appId(), meters);
      keepers.put(bot.appId(), new TokenKeeper(issuer, watch, terms, tokenFlights, clock));
    }
    Tokens tokens = new Tokens(keepers, clock);
    if (roles.has(RoleProperties.Role.SEND)) {
      tokens.prefetch();
    }
    return tokens;
  }
}
