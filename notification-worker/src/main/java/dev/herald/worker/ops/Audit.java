package dev.herald.worker.ops;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// One line for every change and every refusal, under a logger name of its own.
final class Audit {
  static final String NAME = "dev.herald.audit";

  private static final Logger log = LoggerFactory.getLogger(NAME);

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
