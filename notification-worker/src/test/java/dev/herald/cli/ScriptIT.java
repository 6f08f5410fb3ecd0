package dev.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.cli.Script.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The script `herald`, run by a shell with the jar that the build made.
@Tag("long")
@Timeout(120)
class ScriptIT {
  private static final String JAVA = System.getProperty("java.home");

  @TempDir private Path directory;

  @Test
  void throughLinksAndFromAnywhere_itFindsItsJarAndHelps() throws Exception {
    Path real = Files.createDirectories(directory.resolve("with space"));
    Files.createSymbolicLink(real.resolve("second"), Path.of("herald").toAbsolutePath());
    Files.createSymbolicLink(directory.resolve("first"), Path.of("with space/second"));

    Said help = Script.usual().in(directory).as("./first").runs("--help");
    Said version = Script.usual().in(Path.of("/")).runs("--version");

    assertThat(help.exitCode()).as(help.err()).isZero();
    assertThat(help.out()).contains("Usage: herald", "replay", "dead-letters", "Exit codes");
    assertThat(version).isEqualTo(new Said(0, "herald 0.1.0\n", ""));
  }

  @Test
  void anOldJavaInTheWay_isPassedOverForOneThatIsNewEnough() throws Exception {
    Path old = java(directory.resolve("old"), "17.0.15");
    Path jvms = Files.createDirectories(directory.resolve("jvms"));
    java(jvms.resolve("a-21"), "21.0.1");
    Files.createSymbolicLink(jvms.resolve("b-newest"), Path.of(JAVA));
    Script script =
        Script.bare(jvms)
            .with("JAVA_HOME", old.toString())
            .with("PATH", old + "/bin:/usr/bin:/bin");

    assertThat(script.runs("--version")).isEqualTo(new Said(0, "herald 0.1.0\n", ""));
  }

  @Test
  void withoutAJavaThatIsNewEnough_itSaysSoAndTheWayOut() throws Exception {
    Path old = java(directory.resolve("old"), "17.0.15");
    Said said =
        Script.bare(directory.resolve("nowhere"))
            .with("PATH", old + "/bin:/usr/bin:/bin")
            .runs("--version");

    assertThat(said.exitCode()).isEqualTo(6);
    assertThat(said.out()).isEmpty();
    assertThat(said.err().lines())
        .containsExactly(
            "herald: no Java of 25 or newer on this machine; install a JDK 25 (any vendor), or point"
                + " HERALD_JAVA at one");
  }

  @Test
  void aJavaThatWasNamedAndIsTooOld_isNotReplacedInSilence() throws Exception {
    Path old = java(directory.resolve("old"), "17.0.15");

    Said said = Script.usual().with("HERALD_JAVA", old.toString()).runs("--version");

    assertThat(said.exitCode()).isEqualTo(6);
    assertThat(said.err()).contains("HERALD_JAVA is " + old, "no Java of 25");
  }

  @Test
  void withoutItsJar_itSaysHowToBuildIt() throws Exception {
    Said said = Script.usual().with("HERALD_JAR", "/nowhere.jar").runs("--version");

    assertThat(said.exitCode()).isEqualTo(6);
    assertThat(said.err()).contains("/nowhere.jar is not there", "mvn package");
  }

  @Test
  void aWrongCommandLine_endsWith2() throws Exception {
    assertThat(Script.usual().runs().exitCode()).isEqualTo(2);
    Said said = Script.usual().runs("replay", "plan", "--from", "-1h", "--form", "x");
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("--form", "--force", "herald: see herald replay plan --help");
    assertThat(said.err().lines()).hasSizeLessThan(5);
  }

  @Test
  void aWorkerThatDoesNotAnswer_endsWith4InOneLine() throws Exception {
    Said said = Script.usual().with("HERALD_OPS_URL", "http://127.0.0.1:1").runs("replay", "list");

    assertThat(said.exitCode()).isEqualTo(4);
    assertThat(said.err().lines()).singleElement().asString().contains("http://127.0.0.1:1");
  }

  @Test
  void bash_completesItsCommands() throws Exception {
    Path completion = directory.resolve("herald-completion");
    Said generated = Script.usual().runs("generate-completion");
    Files.writeString(completion, generated.out());
    String use =
        """
        set -e
        bash -n '%1$s'
        source '%1$s'
        complete -p herald
        compopt() { :; }
        COMP_WORDS=(herald replay a) COMP_CWORD=2
        _complete_herald
        echo "completed: ${COMPREPLY[*]}"
        """
            .formatted(completion);

    Said used = Script.usual().as("bash").runs("-c", use);

    assertThat(generated.exitCode()).isZero();
    assertThat(used.err()).isEmpty();
    assertThat(used.exitCode()).isZero();
    assertThat(used.out()).contains("complete ", "-F _complete_herald", "herald");
    assertThat(used.out().lines().toList().getLast()).contains("apply", "abort");
  }

  /// A JDK that can do nothing but tell its version, as an old one does.
  private static Path java(Path home, String version) throws IOException {
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"" + version + "\"' >&2\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return home;
  }
}
