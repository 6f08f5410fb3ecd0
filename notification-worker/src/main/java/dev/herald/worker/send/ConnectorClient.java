package dev.herald.worker.send;

import java.net.URI;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Posts to a channel. Whatever happens on the way is an answer, never an exception. Blocks its
/// thread, up to a hard deadline; safe for any number of threads.
interface ConnectorClient {
  /// Nothing was sent: somebody else has the delivery by now.
  ChannelAnswer CLAIM_OVER = new ChannelAnswer.NotSent("claim-over");

  /// Posts a JSON body once.
  ///
  /// @param token bearer token; null sends none
  /// @param mayLeave asked when the connection is there and nothing has left yet, since the process
  ///   may have stood still until then; when not, the answer is [#CLAIM_OVER]
  ChannelAnswer post(URI url, @Nullable String token, byte[] body, BooleanSupplier mayLeave);
}
