package dev.herald.worker.token;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says in one line each when a bot's tokens stop and start coming, and keeps the metrics to be
/// alerted on: `herald.token.requests` by result, and `herald.token.missing`, which is 1 while a
/// bot cannot send. Called by one thread at a time.
final class TokenAlerts implements TokenWatch {
  private static final Logger log = LoggerFactory.getLogger(TokenAlerts.class);
  private static final int SHOWN = 8;
  private static final String ISSUED = "issued";

  private final String bot;
  private final Map<String, Counter> requests = new HashMap<>();
  private final AtomicInteger missing = new AtomicInteger();
  private String trouble = "";

  /// Watches one bot.
  ///
  /// @param appId of which the beginning is shown
  TokenAlerts(String appId, MeterRegistry meters) {
    this.bot = appId.substring(0, Math.min(SHOWN, appId.length()));
    requests.put(ISSUED, requests(ISSUED, meters));
    for (Issuance.Cause cause : Issuance.Cause.values()) {
      requests.put(cause.wireName(), requests(cause.wireName(), meters));
    }
    Gauge.builder("herald.token.missing", missing, AtomicInteger::get)
        .description("1 while a bot has no token and so cannot send")
        .tag("bot", bot)
        .register(meters);
  }

  @Override
  public void asked(Issuance issuance, boolean hasToken) {
    missing.set(hasToken ? 0 : 1);
    switch (issuance) {
      case Issuance.Issued _ -> issued();
      case Issuance.Denied denied -> denied(denied, hasToken);
    }
  }

  private void issued() {
    count(ISSUED);
    if (!trouble.isEmpty()) {
      trouble = "";
      log.atInfo().addKeyValue("bot", bot).log("Tokens come again: what waited is sent");
    }
  }

  private void denied(Issuance.Denied denied, boolean hasToken) {
    count(denied.cause().wireName());
    String now = denied.cause().wireName() + hasToken;
    var line = now.equals(trouble) ? log.atDebug() : log.atWarn();
    trouble = now;
    line.addKeyValue("bot", bot)
        .addKeyValue("reason", denied.cause().wireName())
        .addKeyValue("code", denied.code())
        .log(
            hasToken
                ? "No new token: the old one is used, and a new one asked for again"
                : "No token: what this bot sends waits, and a token is asked for again");
  }

  private void count(String result) {
    Objects.requireNonNull(requests.get(result)).increment();
  }

  private Counter requests(String result, MeterRegistry meters) {
    return Counter.builder("herald.token.requests")
        .description("Requests for tokens")
        .tag("bot", bot)
        .tag("result", result)
        .register(meters);
  }
}
