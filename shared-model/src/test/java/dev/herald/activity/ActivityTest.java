package dev.herald.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ActivityTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void unknownMembers_surviveAChange() {
    Activity activity =
        activity(
            """
            {"type":"message","future":{"a":[1,null]},"from":{"id":"u","x":1.10}}
            """);

    Activity changed = activity.with("text", "hi");

    assertThat(changed.json().path("future")).isEqualTo(activity.json().path("future"));
    assertThat(changed.json().path("from").path("x").asString()).isEqualTo("1.1");
    assertThat(activity.text("text")).isNull();
  }

  @Test
  void timestamp_readsSevenFractionalDigitsAndOffsets() {
    assertThat(activity("{\"timestamp\":\"2026-11-23T09:00:00.1234567Z\"}").timestamp())
        .isEqualTo(Instant.parse("2026-11-23T09:00:00.123456700Z"));
    assertThat(activity("{\"timestamp\":\"2026-11-23T10:00:00+01:00\"}").timestamp())
        .isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
  }

  @Test
  void timestampThatIsNone_isNull() {
    assertThat(activity("{\"timestamp\":\"yesterday\"}").timestamp()).isNull();
    assertThat(activity("{\"timestamp\":17}").timestamp()).isNull();
  }

  @Test
  void tenant_isFoundInChannelDataWhereTheConversationNamesNone() {
    assertThat(activity("{\"channelData\":{\"tenant\":{\"id\":\"t1\"}}}").tenantId())
        .isEqualTo("t1");
    assertThat(
            activity(
                    "{\"conversation\":{\"id\":\"c\",\"tenantId\":\"t2\"},\"channelData\":{\"tenant\":{\"id\":\"t1\"}}}")
                .tenantId())
        .isEqualTo("t2");
  }

  @Test
  void conversation_isPersonalUnlessItSaysOtherwise() {
    assertThat(conversation("{\"id\":\"c\"}").isPersonal()).isTrue();
    assertThat(conversation("{\"id\":\"c\",\"isGroup\":true}").isPersonal()).isFalse();
    assertThat(conversation("{\"id\":\"c\",\"conversationType\":\"personal\"}").isPersonal())
        .isTrue();
    assertThat(conversation("{\"id\":\"c\",\"conversationType\":\"channel\"}").isPersonal())
        .isFalse();
  }

  @Test
  void message_saysItsFormat() {
    assertThat(Activity.message("hi", TextFormat.MARKDOWN).text("textFormat"))
        .isEqualTo("markdown");
  }

  private static Activity activity(String json) {
    return new Activity((ObjectNode) JSON.readTree(json));
  }

  private static ConversationAccount conversation(String json) {
    return new ConversationAccount((ObjectNode) JSON.readTree(json));
  }
}
