/// Tests of the wire model.
@NullMarked
package dev.herald.activity;

import org.jspecify.annotations.NullMarked;
