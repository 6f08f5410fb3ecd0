package dev.herald.bench;

/// Something to reach, and how far it was.
record Goal(String what, String figure, boolean reached) {}
