package dev.herald.worker.why;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What was found between two offsets, oldest first; of very much the newest.
///
/// @param since the time from which on everything is in it; null when nothing lies there
/// @param cut whether what is older was left out
record Page(List<JsonNode> found, @Nullable Instant since, boolean cut) {}
