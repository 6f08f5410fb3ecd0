package dev.herald.worker.ops;

import dev.herald.pseudonym.Pseudonyms;
import dev.herald.worker.control.Scope;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// One line for every change and every refusal, under a logger name of its own.
final class Audit {
  static final String NAME = "dev.herald.audit";

  private static final Logger log = LoggerFactory.getLogger(NAME);

  private final Pseudonyms names;

  Audit(Pseudonyms names) {
    this.names = names;
  }

  /// What a scope is called here: a tenant by its pseudonym, all else as operators write it.
  String scope(Scope scope) {
    return scope instanceof Scope.Tenant(String id) ? names.tenant(id) : scope.toString();
  }

  void done(String who, String what, Map<String, ?> details) {
    LoggingEventBuilder line = log.atInfo().addKeyValue("who", who).addKeyValue("what", what);
    for (Map.Entry<String, ?> detail : details.entrySet()) {
      line = line.addKeyValue(detail.getKey(), detail.getValue());
    }
    line.log("Operation");
  }

  void refused(String who, String what, int status) {
    log.atWarn()
        .addKeyValue("who", who)
        .addKeyValue("what", what)
        .addKeyValue("status", status)
        .log("Operation refused");
  }
}
