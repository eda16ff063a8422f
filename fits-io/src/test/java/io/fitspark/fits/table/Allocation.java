// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

/** How much this thread has allocated. */
final class Allocation {
    private Allocation() {}

    static long bytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
