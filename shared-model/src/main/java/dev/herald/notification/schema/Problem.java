package dev.herald.notification.schema;

/// One thing that is wrong with an event.
///
/// @param pointer JSON Pointer to the member; empty for the whole
/// @param message what is expected there; never repeats the value found
public record Problem(String pointer, String message) {}
