package dev.herald.bench;

/// A line of the table.
///
/// @param note its scale and what is special about it
record Row(String name, String note, Figures figures) {}
