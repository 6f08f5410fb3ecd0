package dev.herald.testing;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// How large the files and methods of a source tree are.
public final class SourceShape {
  private static final int MOST_LINES_OF_A_FILE = 250;
  private static final int MOST_LINES_OF_A_METHOD = 40;

  private SourceShape() {}

  /// One line for each file or method that is too large.
  public static List<String> violations(Path... roots) {
    List<String> violations = new ArrayList<>();
    List<Path> files = Stream.of(roots).flatMap(SourceShape::javaFiles).toList();
    files.stream()
        .filter(file -> lines(file) > MOST_LINES_OF_A_FILE)
        .forEach(file -> violations.add(file + " has " + lines(file) + " lines"));
    violations.addAll(longMethods(files));
    return violations;
  }

  private static List<String> longMethods(List<Path> files) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      List<String> found = new ArrayList<>();
      for (CompilationUnitTree file : task.parse()) {
        new Scanner(file, Trees.instance(task).getSourcePositions(), found).scan(file, null);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Scanner extends TreeScanner<Void, Void> {
    private final CompilationUnitTree file;
    private final SourcePositions positions;
    private final List<String> found;

    private Scanner(CompilationUnitTree file, SourcePositions positions, List<String> found) {
      this.file = file;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      LineMap map = file.getLineMap();
      long first = map.getLineNumber(positions.getStartPosition(file, method));
      long last = map.getLineNumber(positions.getEndPosition(file, method));
      if (last - first + 1 > MOST_LINES_OF_A_METHOD) {
        String name = file.getSourceFile().getName() + " " + method.getName();
        found.add(name + " has " + (last - first + 1) + " lines");
      }
      return super.visitMethod(method, null);
    }
  }

  private static Stream<Path> javaFiles(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
