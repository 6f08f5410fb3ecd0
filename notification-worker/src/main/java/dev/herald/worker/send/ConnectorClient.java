package dev.herald.worker.send;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Posts to a channel. Whatever happens on the way is an answer, never an exception. Blocks its
/// thread, up to a hard deadline; safe for any number of threads.
interface ConnectorClient {

  /// Posts a JSON body once.
  ///
  /// @param token bearer token; null sends none
  ChannelAnswer post(URI url, @Nullable String token, byte[] body);
}
