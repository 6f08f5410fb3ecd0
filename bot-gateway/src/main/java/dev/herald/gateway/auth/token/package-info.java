/// Tokens of the channel service and of Entra: whose keys are trusted, and what a token proves.
/// Signatures are verified by Nimbus through Spring Security; nothing here computes one.
@NullMarked
package dev.herald.gateway.auth.token;

import org.jspecify.annotations.NullMarked;
