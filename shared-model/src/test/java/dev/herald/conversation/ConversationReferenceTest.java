package dev.herald.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.activity.Account;
import dev.herald.activity.Activity;
import dev.herald.activity.ActivityTypes;
import dev.herald.activity.TextFormat;
import org.junit.jupiter.api.Test;

class ConversationReferenceTest {
  private final ConversationReference reference = References.personal("29:ann", "a:1").reference();

  @Test
  void reference_turnsSenderIntoUserAndRecipientIntoBot() {
    assertThat(reference.user()).extracting(Account::id).isEqualTo("29:ann");
    assertThat(reference.bot()).extracting(Account::id).isEqualTo("28:bot");
    assertThat(reference.tenantId()).isEqualTo("tenant-1");
  }

  @Test
  void conversationUpdateOnDirectLine_hasNoIdToReplyTo() {
    Activity update =
        References.activity("u", "c", "personal", null)
            .with("type", ActivityTypes.CONVERSATION_UPDATE);

    assertThat(
            ConversationReference.of(update.with("channelId", "directline"))
                .orElseThrow()
                .activityId())
        .isNull();
    assertThat(ConversationReference.of(update).orElseThrow().activityId()).isEqualTo("1");
  }

  @Test
  void activityWithoutAConversation_hasNoReference() {
    assertThat(ConversationReference.of(Activity.ofType("message"))).isEmpty();
  }

  @Test
  void address_keepsTheMessagesOwnLocale() {
    Activity message = Activity.message("hej", TextFormat.PLAIN);

    assertThat(reference.address(message).locale()).isEqualTo("en-GB");
    assertThat(reference.address(message.with("locale", "sv-SE")).locale()).isEqualTo("sv-SE");
  }

  @Test
  void address_setsNoReplyId() {
    assertThat(reference.address(Activity.message("hi", TextFormat.PLAIN)).text("replyToId"))
        .isNull();
  }

  @Test
  void continuation_isAnEventFromTheUserToTheBot() {
    Activity event = reference.continuation("turn-1");

    assertThat(event.type()).isEqualTo(ActivityTypes.EVENT);
    assertThat(event.text("name")).isEqualTo("ContinueConversation");
    assertThat(event.id()).isEqualTo("turn-1");
    assertThat(ConversationReference.of(event).orElseThrow().key()).isEqualTo(reference.key());
    assertThat(ReferenceJson.read(event.json().get("relatesTo"))).isEqualTo(reference);
  }

  @Test
  void ofAGroup_whatLastsIsNeitherWhoSpokeNorTheirThread() {
    ConversationReference spoken =
        ConversationReference.of(
                References.activity("u", "19:x@thread.tacv2;messageid=17", "channel", "en-GB"))
            .orElseThrow();
    ConversationReference lasting = spoken.lasting();
    assertThat(lasting.user()).isNull();
    assertThat(lasting.conversation().id()).isEqualTo("19:x@thread.tacv2");
    assertThat(lasting.key()).isEqualTo(spoken.key());
    assertThat(lasting.towards("19:x@thread.tacv2;messageid=17").conversation())
        .isEqualTo(spoken.conversation());
  }

  @Test
  void ofAPersonalConversation_everythingLasts() {
    ConversationReference spoken = References.personal("u", "a:1").reference();
    assertThat(spoken.lasting()).isEqualTo(spoken);
  }
}
