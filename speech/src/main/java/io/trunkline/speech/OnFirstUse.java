package io.trunkline.speech;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Something costly that is made when first asked for; a failure is told to the asker and tried again by the next. */
final class OnFirstUse<T> {

  private final ReentrantLock lock = new ReentrantLock();
  private final Supplier<T> load;
  private T loaded;

  OnFirstUse(Supplier<T> load) {
    this.load = load;
  }

  T get() {
    lock.lock();
    try {
      if (loaded == null) {
        loaded = load.get();
      }
      return loaded;
    } finally {
      lock.unlock();
    }
  }

  void ifLoaded(Consumer<T> action) {
    lock.lock();
    try {
      if (loaded != null) {
        action.accept(loaded);
      }
    } finally {
      lock.unlock();
    }
  }
}
