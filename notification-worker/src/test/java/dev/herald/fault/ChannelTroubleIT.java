package dev.herald.fault;

import dev.herald.channel.fault.Fault;
import dev.herald.channel.fault.Latency;
import dev.herald.fault.stage.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The channel is away, slow, breaks off, or has enough.
@Tag("fault")
@ExtendWith(OneStage.class)
class ChannelTroubleIT {
  private static final Settings SETTINGS = Settings.fromSystem();
  private static final Duration MINUTE = SETTINGS.scaled(Duration.ofSeconds(60));
  private static final Duration WHILE = SETTINGS.scaled(Duration.ofSeconds(15));
  private static final Duration MARGIN = SETTINGS.scaled(Duration.ofSeconds(4));

  private final Stage stage;
  private final Mischief mischief;

  ChannelTroubleIT(Stage stage) {
    this.stage = stage;
    this.mischief = new Mischief(stage);
  }

  @Test
  void theChannelIsDownForAMinute() {
    play("down", () -> mischief.takeChannelDown(MINUTE));
  }

  @Test
  void theChannelIsSlow_thenBreaksOffBeforeAndAfterItShowedTheMessage_thenHasEnough() {
    Latency slow = Latency.of(Duration.ofSeconds(1), Duration.ofSeconds(2));
    play(
        "channel",
        () -> {
          mischief.slowChannel(WHILE, slow);
          Luck.pass(MARGIN);
          mischief.spoilChannel(
              WHILE,
              0.02,
              new Fault.Reset(false),
              new Fault.Reset(true),
              new Fault.Silence(true),
              new Fault.Silence(false));
          Luck.pass(MARGIN);
          mischief.spoilChannel(WHILE, 0.1, Fault.throttled("1"));
        });
  }

  private void play(String name, Runnable trouble) {
    new Scenario(stage, SETTINGS)
        .play(
            name,
            _ -> {
              Luck.pass(MARGIN);
              trouble.run();
              Luck.pass(MARGIN);
            });
  }
}
