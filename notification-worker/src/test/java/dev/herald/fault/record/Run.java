package dev.herald.fault.record;

import java.util.List;

/// All that is known of a run.
///
/// @param attempts in the order in which the channel ended them
/// @param planned in the order of the topics
/// @param told in the order of the topic
/// @param pace what a conversation and a tenant may take
public record Run(
    List<Published> published,
    List<Attempted> attempts,
    List<Planned> planned,
    List<Told> told,
    List<Trouble> troubles,
    Pace pace) {
  public Run {
    published = List.copyOf(published);
    attempts = List.copyOf(attempts);
    planned = List.copyOf(planned);
    told = List.copyOf(told);
    troubles = List.copyOf(troubles);
  }
}
