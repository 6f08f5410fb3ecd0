/// Who may bring activities. Channel tokens are the next mode to come; so far there is the
/// anonymous one.
@NullMarked
package dev.herald.gateway.auth;

import org.jspecify.annotations.NullMarked;
