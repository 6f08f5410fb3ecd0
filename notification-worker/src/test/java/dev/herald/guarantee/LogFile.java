package dev.herald.guarantee;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/// What is logged from now on, in a file and in the form that the services have.
final class LogFile implements AutoCloseable {
  private static final String PATTERN = "%d %5p [%t] %logger{36} : %m %kvp{NONE}%n";

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger herald = (Logger) LoggerFactory.getLogger("dev.herald");
  private final FileAppender<ILoggingEvent> appender = new FileAppender<>();

  LogFile(Path file) {
    LoggerContext context = root.getLoggerContext();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    appender.setContext(context);
    appender.setFile(file.toString());
    appender.setEncoder(encoder);
    appender.start();
    root.addAppender(appender);
    herald.setLevel(Level.INFO);
  }

  @Override
  public void close() {
    herald.setLevel(null);
    root.detachAppender(appender);
    appender.stop();
  }
}
