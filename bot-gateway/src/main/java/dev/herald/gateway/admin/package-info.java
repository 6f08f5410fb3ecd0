/// Administration of references on a port of its own: look up, count, export, import, erase.
@NullMarked
package dev.herald.gateway.admin;

import org.jspecify.annotations.NullMarked;
