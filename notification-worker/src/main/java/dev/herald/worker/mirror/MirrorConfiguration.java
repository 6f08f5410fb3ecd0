package dev.herald.worker.mirror;

import dev.herald.conversation.KnownMarks;
import dev.herald.conversation.MirrorMarks;
import dev.herald.conversation.ReferenceStore;
import dev.herald.conversation.redis.RedisMirrorMarks;
import dev.herald.worker.topic.RecordSink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.UnifiedJedis;

/// Wires the mirror of references.
@Configuration(proxyBeanMethods = false)
public class MirrorConfiguration {

  @Bean
  KnownMarks knownMirrorMarks() {
    return new KnownMarks();
  }

  @Bean
  MirrorMarks mirrorMarks(UnifiedJedis redis) {
    return new RedisMirrorMarks(redis);
  }

  @Bean
  MirrorWatch mirrorWatch(MirrorMarks marks, KnownMarks known) {
    return new MirrorWatch(marks, known);
  }

  @Bean
  ReferenceMirror referenceMirror(
      RecordSink sink, ReferenceStore store, MirrorMarks marks, KnownMarks known) {
    return new ReferenceMirror(sink, store, marks, known);
  }
}
