package dev.herald.access;

import dev.herald.digest.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Secret keys that callers send as bearer token. Only their hashes are known here. Safe for any
/// number of threads.
public final class BearerKeys {
  private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +(\\S+)\\s*");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

  private final Map<String, byte[]> hashByName;

  /// Makes them.
  ///
  /// @param hashByName SHA-256 of each key in hexadecimal, by the name of its owner
  public BearerKeys(Map<String, String> hashByName) {
    this.hashByName =
        hashByName.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> HexFormat.of().parseHex(entry.getValue())));
  }

  public static boolean isHash(String text) {
    return SHA_256.matcher(text).matches();
  }

  /// The token of an Authorization header, when it is a bearer token.
  public static Optional<String> token(@Nullable String authorization) {
    return Optional.ofNullable(authorization)
        .map(BEARER::matcher)
        .filter(Matcher::matches)
        .map(bearer -> bearer.group(1));
  }

  public boolean isEmpty() {
    return hashByName.isEmpty();
  }

  /// Whose key a header brings. Compares with every key in constant time, so that the time tells
  /// nothing.
  public Optional<String> ownerOf(@Nullable String authorization) {
    return token(authorization)
        .flatMap(token -> {
          byte[] hash = Sha256.of(token);
          Optional<String> found = Optional.empty();
          for (Map.Entry<String, byte[]> known : hashByName.entrySet()) {
            if (MessageDigest.isEqual(hash, known.getValue())) {
              found = Optional.of(known.getKey());
            }
          }
          return found;
        });
  }
}
