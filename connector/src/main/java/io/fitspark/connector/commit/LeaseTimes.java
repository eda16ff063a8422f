// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.time.Duration;

/**
 * How a job shows that it is alive where there are no locks.
 *
 * @param renewal time between two signs of life
 * @param stale age of the last sign from which on a job counts as dead; several renewals
 */
public record LeaseTimes(Duration renewal, Duration stale) {
    public static final LeaseTimes DEFAULT = new LeaseTimes(Duration.ofSeconds(30), Duration.ofMinutes(10));

    public LeaseTimes {
        if (renewal.isNegative() || renewal.isZero() || stale.compareTo(renewal.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("a lease must go stale after at least two renewals: renewed after "
                    + renewal + ", stale after " + stale);
        }
    }
}
