/// Tests of pseudonyms.
@NullMarked
package dev.herald.pseudonym;

import org.jspecify.annotations.NullMarked;
