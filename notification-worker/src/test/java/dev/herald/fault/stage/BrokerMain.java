package dev.herald.fault.stage;

import dev.herald.local.ParentWatch;
import dev.herald.testing.KafkaBroker;
import java.nio.file.Path;

/// A broker in a process of its own: port and directory are its arguments.
final class BrokerMain {
  private BrokerMain() {}

  public static void main(String[] args) {
    ParentWatch.exitWithParent();
    KafkaBroker broker = KafkaBroker.start(Integer.parseInt(args[0]), Path.of(args[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop"));
  }
}
