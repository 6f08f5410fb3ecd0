package dev.herald.gateway.outcomes;

/// Whether anybody may ask for outcomes. Where nobody may, none are kept.
public record OutcomeReaders(boolean any) {}
