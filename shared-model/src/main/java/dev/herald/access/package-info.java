/// Who may use a service's own doors.
@NullMarked
package dev.herald.access;

import org.jspecify.annotations.NullMarked;
