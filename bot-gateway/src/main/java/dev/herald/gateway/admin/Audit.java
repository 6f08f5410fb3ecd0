package dev.herald.gateway.admin;

import dev.herald.pseudonym.Pseudonyms;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// One line for everything that is done or refused, under a logger name of its own. Persons are
/// named by the pseudonym of the id that was asked for, never by the id.
final class Audit {
  static final String NAME = "dev.herald.audit";

  private static final Logger log = LoggerFactory.getLogger(NAME);

  private final Pseudonyms names;

  Audit(Pseudonyms names) {
    this.names = names;
  }

  /// What a person is called here.
  String user(String id) {
    return names.user(id);
  }

  void done(String who, String what, Map<String, ?> details) {
    LoggingEventBuilder line = log.atInfo().addKeyValue("who", who).addKeyValue("what", what);
    for (Map.Entry<String, ?> detail : details.entrySet()) {
      line = line.addKeyValue(detail.getKey(), detail.getValue());
    }
    line.log("Administration");
  }

  void refused(String who, Right right, int status) {
    log.atWarn()
        .addKeyValue("who", who)
        .addKeyValue("right", right)
        .addKeyValue("status", status)
        .log("Administration refused");
  }
}
