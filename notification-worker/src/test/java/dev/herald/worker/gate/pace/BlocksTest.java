package dev.herald.worker.gate.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.conversation.ConversationKey;
import dev.herald.notification.Priority;
import dev.herald.testing.MutableClock;
import dev.herald.worker.gate.scope.Passage;
import dev.herald.worker.gate.scope.Scope;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BlocksTest {
  private static final Duration WAIT = Duration.ofSeconds(10);

  private final MutableClock clock = new MutableClock();
  private final MemoryBoard board = new MemoryBoard();
  private final Blocks blocks = new Blocks(board, clock);

  @Test
  void aSingle429_blocksItsConversationAlone() {
    assertThat(blocks.throttled(passage("t", "c"), WAIT).kind()).isEqualTo(Scope.Kind.CONVERSATION);

    assertThat(blocks.until(passage("t", "c"))).contains(clock.instant().plus(WAIT));
    assertThat(blocks.until(passage("t", "d"))).isEmpty();
  }

  @Test
  void theSameConversationAgainAndAgain_blocksNobodyElse() {
    for (int i = 0; i < 20; i++) {
      blocks.throttled(passage("t", "c"), WAIT);
    }

    assertThat(blocks.until(passage("t", "d"))).isEmpty();
  }

  @Test
  void severalConversationsWithinAMoment_blockTheirTenantAndNoOther() {
    throttle("t", 3);

    assertThat(blocks.until(passage("t", "new"))).isPresent();
    assertThat(blocks.until(passage("u", "c"))).isEmpty();
  }

  @Test
  void severalConversationsOverMinutes_blockOnlyThemselves() {
    for (int i = 0; i < 20; i++) {
      blocks.throttled(passage("t", "c" + i), WAIT);
      clock.advance(Duration.ofSeconds(3));
    }

    assertThat(blocks.until(passage("t", "new"))).isEmpty();
  }

  @Test
  void severalTenantsWithinAMoment_blockTheirHost() {
    throttle("t", 3);
    throttle("u", 3);

    assertThat(blocks.until(passage("v", "c"))).isPresent();
  }

  @Test
  void otherWorkersLearnOfBlocksThatAreWiderThanAConversation() {
    throttle("t", 3);
    blocks.throttled(passage("u", "c"), WAIT);
    Blocks elsewhere = new Blocks(board, clock);

    elsewhere.learn();

    assertThat(elsewhere.until(passage("t", "new"))).contains(clock.instant().plus(WAIT));
    assertThat(elsewhere.until(passage("u", "c"))).isEmpty();
  }

  @Test
  void aBlockEnds() {
    blocks.throttled(passage("t", "c"), WAIT);
    clock.advance(WAIT);

    assertThat(blocks.until(passage("t", "c"))).isEmpty();
  }

  private void throttle(String tenant, int conversations) {
    for (int i = 0; i < conversations; i++) {
      blocks.throttled(passage(tenant, "c" + i), WAIT);
    }
  }

  private static Passage passage(String tenant, String conversation) {
    ConversationKey key = new ConversationKey("bot", "msteams", tenant, conversation);
    return Passage.of(key, Priority.NORMAL, 0, 1, "smba.example");
  }
}
