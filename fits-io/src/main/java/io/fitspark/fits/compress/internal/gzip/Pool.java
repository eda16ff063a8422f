// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.gzip;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps a few instances that hold native memory for the next caller, at most as many as there are processors; those beyond are
 * released when they are given back. Not tied to threads, so that nothing stays behind when threads end.
 */
final class Pool<T> {

    private final AtomicReferenceArray<T> idle =
            new AtomicReferenceArray<>(Runtime.getRuntime().availableProcessors());
    private final Supplier<T> create;
    private final Consumer<T> release;

    Pool(Supplier<T> create, Consumer<T> release) {
        this.create = create;
        this.release = release;
    }

    /** An instance that nobody else has until it is given back. */
    T take() {
        for (int i = 0; i < idle.length(); i++) {
            T instance = idle.get(i) == null ? null : idle.getAndSet(i, null);
            if (instance != null) {
                return instance;
            }
        }
        return create.get();
    }

    void give(T instance) {
        for (int i = 0; i < idle.length(); i++) {
            if (idle.compareAndSet(i, null, instance)) {
                return;
            }
        }
        release.accept(instance);
    }
}
