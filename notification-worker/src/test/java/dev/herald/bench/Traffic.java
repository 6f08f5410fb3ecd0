package dev.herald.bench;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Which conversation each delivery of a stretch is for, by its place in it. The same every time.
@FunctionalInterface
interface Traffic {
  long SEED = 20_261_124;

  int conversation(int place);

  /// All conversations alike.
  static Traffic even(int conversations) {
    return place -> place % conversations;
  }

  /// Some conversations get more: the `k`th gets a share of `1 / k^exponent`.
  ///
  /// @param deliveries how many places there are
  static Traffic zipf(double exponent, int conversations, int deliveries) {
    double[] upTo = new double[conversations];
    double sum = 0;
    for (int i = 0; i < conversations; i++) {
      sum += Math.pow(i + 1.0, -exponent);
      upTo[i] = sum;
    }
    SplittableRandom random = new SplittableRandom(SEED);
    int[] drawn = new int[deliveries];
    for (int i = 0; i < deliveries; i++) {
      int at = Arrays.binarySearch(upTo, random.nextDouble(sum));
      drawn[i] = at < 0 ? -at - 1 : at;
    }
    return place -> drawn[place];
  }

  /// The share of the conversation that gets most of [#zipf].
  static double largestShare(double exponent, int conversations) {
    return 1
        / IntStream.rangeClosed(1, conversations).mapToDouble(k -> Math.pow(k, -exponent)).sum();
  }

  /// This traffic, but for every `every`th delivery, which is for the next of some others.
  default Traffic with(int first, int count, int every) {
    return place -> place % every == 0 ? first + place / every % count : conversation(place);
  }
}
