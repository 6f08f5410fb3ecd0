package dev.herald.worker.send;

import java.net.URI;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Posts to a channel. Whatever happens on the way is an answer, never an exception. Blocks its
/// thread, up to a hard deadline; safe for any number of threads.
interface ConnectorClient {
  /// Nothing was sent: what might have been sent before may not be any more.
  ChannelAnswer WITHHELD = new ChannelAnswer.NotSent("withheld");

  /// Posts a JSON body once.
  ///
  /// @param token bearer token; null sends none
  /// @param mayLeave asked when the connection is there and nothing has left yet, since the process
  ///   may have stood still until then; when not, the answer is [#WITHHELD]
  ChannelAnswer post(URI url, @Nullable String token, byte[] body, BooleanSupplier mayLeave);
}
