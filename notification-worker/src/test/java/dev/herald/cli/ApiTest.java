package dev.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ApiTest {
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII);

  @Test
  void whoseCommandsAreManyInOneProcess_isNotHeldUpByConnectionsThatNobodyUses() throws Exception {
    try (ServerSocket worker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Integer> rest = CompletableFuture.supplyAsync(() -> serve(worker));
      URI url = URI.create("http://127.0.0.1:" + worker.getLocalPort());

      try (Api api = new Api(url, "")) {
        api.get("status");
        assertThat(rest).as("kept for the next question").isNotDone();
      }
      assertThat(rest.join()).as("what is read at the end of a connection").isEqualTo(-1);
    }
  }

  /// Answers one question and waits for what comes then.
  private static int serve(ServerSocket worker) {
    try (Socket connection = worker.accept();
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
      lines.lines().takeWhile(line -> !line.isEmpty()).forEach(_ -> {});
      connection.getOutputStream().write(ANSWER);
      return lines.read();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
