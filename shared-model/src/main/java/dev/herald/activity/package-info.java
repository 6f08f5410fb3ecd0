/// The wire model of the Bot Connector protocol: activities and accounts over their JSON trees, so
/// that members this version does not know survive every round trip.
@NullMarked
package dev.herald.activity;

import org.jspecify.annotations.NullMarked;
