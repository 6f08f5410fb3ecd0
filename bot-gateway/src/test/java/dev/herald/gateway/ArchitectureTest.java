package dev.herald.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.herald.testing.CommonRules;
import dev.herald.testing.SourceShape;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "dev.herald.gateway";

  private static final JavaClasses CLASSES = CommonRules.production(ROOT);

  @Test
  void importsFollowTheFlow() {
    CommonRules.check(CLASSES, ROOT);
    CommonRules.checkOrder(
        CLASSES,
        ROOT,
        List.of(
            "log",
            "web",
            "publish",
            "auth",
            "mirror",
            "reference",
            "redelivery",
            "bot",
            "messages"));
    CommonRules.checkOrder(CLASSES, ROOT, List.of("web", "publish", "auth", "outcomes", "notify"));
    CommonRules.checkOrder(CLASSES, ROOT, List.of("web", "auth", "mirror", "reference", "admin"));
  }

  @Test
  void theGatewayNeitherKnowsTheWorkerNorCallsChannels() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.herald.worker..", "org.apache.hc..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".auth.token..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.net.http..")
        .because("keys of issuers are all that the gateway fetches")
        .check(CLASSES);
  }

  @Test
  void filesAndMethodsStaySmall() {
    assertThat(SourceShape.violations(Path.of("src"))).isEmpty();
  }
}
