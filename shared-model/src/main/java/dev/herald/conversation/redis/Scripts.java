package dev.herald.conversation.redis;

import dev.herald.redis.Script;

/// The scripts that keep references and the marks of their mirror.
final class Scripts {
  static final Script RECORD = onRecords("record.lua");
  static final Script REVISE = onRecords("revise.lua");
  static final Script MOVE = onRecords("move.lua");
  static final Script MIRRORED = onRecords("mirrored.lua");
  static final Script ERASE = onRecords("erase.lua");
  static final Script FILE = Script.beside(Scripts.class, "file.lua");
  static final Script UNFILE = Script.beside(Scripts.class, "unfile.lua");
  static final Script BEGIN = Script.beside(Scripts.class, "begin.lua");
  static final Script FINISH = Script.beside(Scripts.class, "finish.lua");
  static final Script ADVANCE = Script.beside(Scripts.class, "advance.lua");

  private Scripts() {}

  private static Script onRecords(String name) {
    return Script.beside(Scripts.class, "format.lua", name);
  }
}
