package dev.herald.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.herald.testing.CommonRules;
import dev.herald.testing.SourceShape;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "dev.herald.worker";

  private static final JavaClasses CLASSES = CommonRules.production(ROOT);

  @Test
  void importsFollowTheFlow() {
    CommonRules.check(CLASSES, ROOT);
    CommonRules.checkOrder(
        CLASSES,
        ROOT,
        List.of(
            "redis", "log", "meter", "topic", "control", "mirror", "gate", "recall", "settle",
            "delay", "plan", "replay", "why", "seek", "lag", "ops"));
    CommonRules.checkOrder(
        CLASSES,
        ROOT,
        List.of(
            "redis", "log", "meter", "topic", "control", "mirror", "gate", "recall", "settle",
            "delay", "lanes", "token", "send", "ops"));
  }

  @Test
  void theWorkerDoesNotKnowTheGatewayAndOnlySendAndTokenSpeakHttp() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.herald.gateway..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".send..", ROOT + ".token..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.hc..", "java.net.http..")
        .check(CLASSES);
  }

  @Test
  void filesAndMethodsStaySmall() {
    assertThat(SourceShape.violations(Path.of("src"))).isEmpty();
  }
}
