/// What bots call: the Bot Connector REST API.
@NullMarked
package dev.herald.channel.connector;

import org.jspecify.annotations.NullMarked;
