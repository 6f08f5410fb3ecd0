package dev.herald.worker.token;

import dev.herald.conversation.Origin;
import dev.herald.conversation.References;
import dev.herald.conversation.StoredReference;
import dev.herald.testing.ShiftedClock;
import dev.herald.worker.topic.RoleProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The tokens as the worker wires them, by its own configuration file, before a login of their own.
final class TokenWorld implements AutoCloseable {
  static final String BOT = "11111111-2222-3333-4444-555555555555";
  static final String OTHER = "99999999-2222-3333-4444-555555555555";
  static final String SECRET = "s3cret-of-the-bot";

  private static final StoredReference MINE = of(BOT);

  final ShiftedClock clock;
  final TokenSource tokens;
  final MeterRegistry meters;
  final TokenProperties properties;
  private final ConfigurableApplicationContext context;

  private TokenWorld(ConfigurableApplicationContext context) {
    this.context = context;
    this.clock = (ShiftedClock) context.getBean(Clock.class);
    this.tokens = context.getBean(TokenSource.class);
    this.meters = context.getBean(MeterRegistry.class);
    this.properties = context.getBean(TokenProperties.class);
  }

  static TokenWorld at(LoginServer login, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(login.settings());
    all.putAll(settings);
    return new TokenWorld(
        new SpringApplicationBuilder(
                Needed.class, SslAutoConfiguration.class, TokenConfiguration.class)
            .web(WebApplicationType.NONE)
            .properties("spring.config.name=notification-worker")
            .registerShutdownHook(false)
            .run(
                all.entrySet().stream()
                    .map(each -> "--" + each.getKey() + "=" + each.getValue())
                    .toArray(String[]::new)));
  }

  static Map<String, Object> secret() {
    return Map.of("MicrosoftAppId", BOT, "MicrosoftAppPassword", SECRET);
  }

  /// An SSL bundle called `bot`.
  static Map<String, Object> pkcs12(Path file) {
    return Map.of(
        "spring.ssl.bundle.jks.bot.keystore.location",
        file.toUri(),
        "spring.ssl.bundle.jks.bot.keystore.type",
        "PKCS12",
        "spring.ssl.bundle.jks.bot.keystore.password",
        SelfSigned.PASSWORD);
  }

  static Map<String, Object> pem(Path file) {
    return Map.of(
        "spring.ssl.bundle.pem.bot.keystore.certificate", file.toUri(),
        "spring.ssl.bundle.pem.bot.keystore.private-key", file.toUri());
  }

  Token token() {
    return tokens.tokenFor(MINE);
  }

  static StoredReference of(@Nullable String app) {
    StoredReference any = References.personal("ann", "conversation");
    return new StoredReference(
        any.reference(), any.standing(), any.seenAt(), any.timeZone(), new Origin(true, app));
  }

  @Override
  public void close() {
    context.close();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(RoleProperties.class)
  static class Needed {
    @Bean
    Clock clock() {
      return new ShiftedClock();
    }

    @Bean
    MeterRegistry meters() {
      return new SimpleMeterRegistry();
    }
  }
}
