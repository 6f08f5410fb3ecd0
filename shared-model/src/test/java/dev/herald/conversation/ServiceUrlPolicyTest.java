package dev.herald.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.conversation.ServiceUrlPolicy.Verdict;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceUrlPolicyTest {
  private static final Set<String> HOSTS =
      Set.of("smba.trafficmanager.net", "http://host.docker.internal");
  private static final ServiceUrlPolicy PRODUCTION =
      new ServiceUrlPolicy(HOSTS, Set.of("botframework.com"), false);
  private static final ServiceUrlPolicy DEVELOPMENT =
      new ServiceUrlPolicy(HOSTS, Set.of("botframework.com"), true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://smba.trafficmanager.net/emea/",
        "HTTPS://SMBA.trafficmanager.net/emea/",
        "https://directline.botframework.com/",
      })
  void listedHostOverHttps_isAllowed(String url) {
    assertThat(PRODUCTION.judge(url)).isEqualTo(new Verdict.Allowed(URI.create(url)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://smba.trafficmanager.net/emea/",
        "https://evil.example/",
        "https://evil.trafficmanager.net/",
        "https://evilbotframework.com/",
        "https://botframework.com.evil.example/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://user@smba.trafficmanager.net/",
        "https://evil.example#@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net/?to=evil.example",
        "https:smba.trafficmanager.net",
        "//smba.trafficmanager.net/",
        "ftp://smba.trafficmanager.net/",
        "https://169.254.169.254/",
        "http://host.docker.internal/",
        "http://localhost:3980/",
        "https://127.0.0.1/",
        "not a url",
        "",
      })
  void anythingElse_isDenied(String url) {
    assertThat(PRODUCTION.judge(url)).isInstanceOf(Verdict.Denied.class);
  }

  @Test
  void missingServiceUrl_isDenied() {
    assertThat(PRODUCTION.judge(null)).isInstanceOf(Verdict.Denied.class);
  }

  @Test
  void overlongServiceUrl_isDenied() {
    String url = "https://smba.trafficmanager.net/" + "a".repeat(3000);
    assertThat(PRODUCTION.judge(url)).isInstanceOf(Verdict.Denied.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:3980/",
        "http://127.0.0.1:51234",
        "http://127.8.0.9/",
        "http://[::1]:3980/",
        "https://localhost/",
        "http://host.docker.internal:3980/",
        "https://smba.trafficmanager.net/emea/",
      })
  void inDevelopment_loopbackAndMarkedHostsAreAllowedOverHttp(String url) {
    assertThat(DEVELOPMENT.judge(url)).isEqualTo(new Verdict.Allowed(URI.create(url)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://smba.trafficmanager.net/",
        "http://localhost.evil.example/",
        "http://127.0.0.1.evil.example/",
        "http://10.0.0.1/",
        "http://[::2]/",
      })
  void inDevelopment_everyOtherHostStaysDeniedOverHttp(String url) {
    assertThat(DEVELOPMENT.judge(url)).isInstanceOf(Verdict.Denied.class);
  }
}
