package dev.herald.worker.token;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A key with a certificate that it signed itself, made by the JDK's keytool.
///
/// @param file PKCS12
public record SelfSigned(Path file) {
  public static final String PASSWORD = "changeit";

  public static SelfSigned in(Path directory, String name) {
    Path file = directory.resolve(name + ".p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    ProcessBuilder command =
        new ProcessBuilder(
            keytool.toString(),
            "-genkeypair",
            "-alias",
            name,
            "-keyalg",
            "RSA",
            "-keysize",
            "2048",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost,ip:127.0.0.1",
            "-validity",
            "30",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            file.toString());
    try {
      int exit = command.inheritIO().start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("keytool ended with " + exit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return new SelfSigned(file);
  }

  X509Certificate certificate() throws IOException, GeneralSecurityException {
    KeyStore store = store();
    return (X509Certificate) store.getCertificate(store.aliases().nextElement());
  }

  /// Key and certificate as PEM in one file.
  Path pem() throws IOException, GeneralSecurityException {
    KeyStore store = store();
    String alias = store.aliases().nextElement();
    byte[] key = store.getKey(alias, PASSWORD.toCharArray()).getEncoded();
    byte[] certificate = store.getCertificate(alias).getEncoded();
    String text = block("PRIVATE KEY", key) + block("CERTIFICATE", certificate);
    return Files.writeString(file.resolveSibling(file.getFileName() + ".pem"), text);
  }

  SSLContext server() throws IOException, GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store(), PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private KeyStore store() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private static String block(String type, byte[] content) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(type, lines, type);
  }
}
