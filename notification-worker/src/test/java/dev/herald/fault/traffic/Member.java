package dev.herald.fault.traffic;

/// A user on the channel, with a personal conversation.
public record Member(String id, String conversation, String tenant) {
  static Member of(int number, int tenants) {
    return new Member("29:u" + number, "a:c" + number, "tenant-" + number % tenants);
  }
}
