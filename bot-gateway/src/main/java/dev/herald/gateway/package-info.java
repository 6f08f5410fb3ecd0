@NullMarked
package dev.herald.gateway;

import org.jspecify.annotations.NullMarked;
