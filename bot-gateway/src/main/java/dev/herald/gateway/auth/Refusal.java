package dev.herald.gateway.auth;

/// Why a caller or its activity is turned away.
///
/// @param status 401 when nobody vouches for the caller, 403 when it may not do this
/// @param reason for the caller to read; holds nothing of the token
public record Refusal(int status, String reason) {}
