package dev.herald.worker.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivitiesUrlTest {

  @ParameterizedTest
  @CsvSource({
    "https://smba.trafficmanager.net/emea/, a:1x, https://smba.trafficmanager.net/emea/v3/conversations/a%3A1x/activities",
    "https://smba.trafficmanager.net/emea, a:1x, https://smba.trafficmanager.net/emea/v3/conversations/a%3A1x/activities",
    "https://h/, 19:abc@thread.tacv2;messageid=17, https://h/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D17/activities",
    "https://h/, a|b, https://h/v3/conversations/a%7Cb/activities",
    "https://h/, a/b, https://h/v3/conversations/a%2Fb/activities",
    "https://h/, a b+c*d~e, https://h/v3/conversations/a%20b%2Bc%2Ad~e/activities",
    "https://h/, 100%25, https://h/v3/conversations/100%2525/activities",
    "https://h/, ü, https://h/v3/conversations/%C3%BC/activities",
  })
  void theConversationIsOneEncodedSegmentBehindThePathOfTheServiceUrl(
      URI serviceUrl, String conversation, String expected) {
    assertThat(ActivitiesUrl.of(serviceUrl, conversation)).hasToString(expected);
  }
}
