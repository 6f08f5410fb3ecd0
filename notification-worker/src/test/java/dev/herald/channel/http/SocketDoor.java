package dev.herald.channel.http;

import java.util.Optional;
import java.util.function.Consumer;

/// Decides which requests become WebSockets.
@FunctionalInterface
public interface SocketDoor {

  /// Who takes the socket once it is open; empty refuses it.
  Optional<Consumer<Socket>> open(Request request);
}
