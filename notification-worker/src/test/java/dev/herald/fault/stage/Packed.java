package dev.herald.fault.stage;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// A class path of jars alone, since a JVM remembers nothing of the classes in a directory: each
/// directory is packed, again when it has changed.
record Packed(Path into) {

  String classPath(String from) {
    return Stream.of(from.split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::exists)
        .map(each -> Files.isDirectory(each) ? jar(each) : each)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Path jar(Path classes) {
    String name = Integer.toHexString(classes.toAbsolutePath().hashCode()) + ".jar";
    Path jar = into.resolve(name).toAbsolutePath();
    try {
      List<Path> content = content(classes);
      if (!Files.exists(jar) || newest(content).compareTo(Files.getLastModifiedTime(jar)) > 0) {
        Files.createDirectories(into);
        pack(classes, content, jar);
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be packed: " + classes, e);
    }
  }

  private static List<Path> content(Path classes) throws IOException {
    try (Stream<Path> all = Files.walk(classes)) {
      return all.filter(each -> !each.equals(classes)).sorted().toList();
    }
  }

  private static FileTime newest(List<Path> content) throws IOException {
    FileTime newest = FileTime.fromMillis(0);
    for (Path each : content) {
      FileTime changed = Files.getLastModifiedTime(each);
      newest = changed.compareTo(newest) > 0 ? changed : newest;
    }
    return newest;
  }

  private static void pack(Path classes, List<Path> content, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (Path each : content) {
        String name = classes.relativize(each).toString().replace(File.separatorChar, '/');
        boolean isDirectory = Files.isDirectory(each);
        out.putNextEntry(new ZipEntry(isDirectory ? name + "/" : name));
        if (!isDirectory) {
          Files.copy(each, out);
        }
        out.closeEntry();
      }
    }
  }
}
