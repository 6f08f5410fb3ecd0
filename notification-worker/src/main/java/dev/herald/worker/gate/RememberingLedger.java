package dev.herald.worker.gate;

import dev.herald.notification.Outcome;
import dev.herald.redis.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps in memory what the channel said and the ledger could not be told, and tells it before the
/// delivery is claimed again. So a ledger that is lost between send and settle costs this worker no
/// second send. Holds no more than what is in flight when the ledger is lost.
final class RememberingLedger implements Ledger {
  private final Ledger ledger;
  private final Map<String, Runnable> untold = new ConcurrentHashMap<>();

  RememberingLedger(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Answer<Claim> claiming(String delivery, Reopening reopening) {
    Runnable write = untold.get(delivery);
    if (write != null) {
      tell(delivery, write);
    }
    return ledger.claiming(delivery, reopening);
  }

  @Override
  public boolean progress(String delivery, List<String> sent, boolean inDoubt) {
    // Told as given back: by then nothing is on its way to the channel.
    remember(delivery, () -> ledger.release(delivery, sent, inDoubt));
    boolean stays = ledger.progress(delivery, sent, inDoubt);
    untold.remove(delivery);
    return stays;
  }

  @Override
  public void release(String delivery, List<String> sent, boolean inDoubt) {
    Runnable write = () -> ledger.release(delivery, sent, inDoubt);
    remember(delivery, write);
    tell(delivery, write);
  }

  @Override
  public boolean settle(String delivery, Outcome outcome) {
    remember(delivery, () -> ledger.settle(delivery, outcome));
    boolean counts = ledger.settle(delivery, outcome);
    untold.remove(delivery);
    return counts;
  }

  private void remember(String delivery, Runnable write) {
    untold.put(delivery, write);
  }

  private void tell(String delivery, Runnable write) {
    write.run();
    untold.remove(delivery);
  }
}
