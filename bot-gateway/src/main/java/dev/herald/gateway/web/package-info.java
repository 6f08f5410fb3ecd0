/// What every door shares: a body read within its limits, an answer, and problem+json for
/// everything that went wrong.
@NullMarked
package dev.herald.gateway.web;

import org.jspecify.annotations.NullMarked;
