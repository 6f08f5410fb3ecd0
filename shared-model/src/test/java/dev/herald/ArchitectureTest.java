package dev.herald;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.herald.testing.CommonRules;
import dev.herald.testing.SourceShape;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "dev.herald";

  private static final JavaClasses CLASSES = CommonRules.production(ROOT);

  @Test
  void importsFollowTheFlow() {
    CommonRules.check(CLASSES, ROOT);
    CommonRules.checkOrder(CLASSES, ROOT, List.of("activity", "conversation", "notification"));
    CommonRules.checkOrder(CLASSES, ROOT, List.of("activity", "conversation", "turn"));
    CommonRules.checkOrder(CLASSES, ROOT, List.of("redis", "conversation"));
    CommonRules.checkOrder(CLASSES, ROOT, List.of("digest", "conversation"));
  }

  @Test
  void aPublisherGetsNeitherSpringNorAClientItDoesNotUse() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "org.apache.kafka..", "jakarta..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".notification.schema..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.networknt..")
        .check(CLASSES);
  }

  @Test
  void filesAndMethodsStaySmall() {
    assertThat(SourceShape.violations(Path.of("src"))).isEmpty();
  }
}
