package dev.herald.worker.control;

/// What operators ordered of single deliveries, for who sends them.
///
/// @param board whether all orders are known; until then nothing is sent, since a pause may be in
///   force that is not known yet
public record Orders(ControlBoard board, Pauses pauses, Skips skips) {

  public static Orders on(ControlBoard board) {
    return new Orders(board, new Pauses(board), new Skips(board));
  }
}
