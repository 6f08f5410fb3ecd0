package dev.herald.gateway.admin;

/// What a key of the administration allows; none includes another.
public enum Right {
  /// Look users up, count, page through references and export them.
  READ,
  /// Erase a person.
  ERASE,
  /// Import references.
  IMPORT,
  /// Scrape the metrics.
  METRICS
}
