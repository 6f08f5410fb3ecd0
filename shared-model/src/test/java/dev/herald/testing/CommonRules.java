package dev.herald.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/// What holds in every module.
public final class CommonRules {
  private CommonRules() {}

  /// The production classes of a package and those below it.
  public static JavaClasses production(String root) {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(root);
  }

  public static void check(JavaClasses classes, String root) {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(classes);
    NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(classes);
    slices().matching(root + ".(*)..").should().beFreeOfCycles().check(classes);
    noFields()
        .should()
        .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
        .because("classes are wired by their constructors")
        .allowEmptyShould(true)
        .check(classes);
    onlyIn(
            Stream.of(
                    "reference",
                    "mirror",
                    "redelivery",
                    "outcomes",
                    "redis",
                    "gate",
                    "recall",
                    "delay",
                    "health")
                .map(name -> root + "." + name + "..")
                .toArray(String[]::new))
        .check(classes);
  }

  /// Packages in the order of the flow: each may import the ones before it, none behind it.
  public static void checkOrder(JavaClasses classes, String root, List<String> order) {
    for (int i = 0; i < order.size(); i++) {
      String[] later =
          order.subList(i + 1, order.size()).stream()
              .map(name -> root + "." + name + "..")
              .toArray(String[]::new);
      if (later.length > 0) {
        noClasses()
            .that(resideInAPackage(root + "." + order.get(i) + ".."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(later)
            .check(classes);
      }
    }
  }

  private static ArchRule onlyIn(String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .and()
        .resideOutsideOfPackages("dev.herald.redis..", "dev.herald.conversation.redis..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("redis.clients..")
        .because("only who owns keys talks to Redis");
  }
}
