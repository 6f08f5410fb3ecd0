/// What ids are called where they must not stand.
@NullMarked
package dev.herald.pseudonym;

import org.jspecify.annotations.NullMarked;
