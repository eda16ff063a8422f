// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.apache.hadoop.conf.Configuration;

import io.fitspark.connector.FitsErrors;

/**
 * How a job shows that it is alive where there are no locks.
 *
 * @param renewal time between two signs of life
 * @param stale age of the last sign from which on a job counts as dead; several renewals
 */
public record LeaseTimes(Duration renewal, Duration stale) {
    public static final LeaseTimes DEFAULT = new LeaseTimes(Duration.ofSeconds(30), Duration.ofMinutes(10));

    /** Setting with {@link #renewal}: a number of seconds, or with a unit such as {@code ms} or {@code m}. */
    public static final String RENEWAL = "fitspark.lease.renewal";

    /** Setting with {@link #stale}. */
    public static final String STALE = "fitspark.lease.stale";

    private static final int RENEWALS = 4;

    public LeaseTimes {
        if (renewal.isNegative() || renewal.isZero() || stale.compareTo(renewal.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("a lease must go stale after at least two renewals: renewed after "
                    + renewal + ", stale after " + stale);
        }
    }

    /** Those that are set, or the defaults; if only one is set, the other goes with it. */
    public static LeaseTimes of(Configuration configuration) {
        Duration stale = time(configuration, STALE, DEFAULT.stale);
        Duration renewal = time(configuration, RENEWAL, shorter(DEFAULT.renewal, stale.dividedBy(RENEWALS)));
        if (stale.isNegative() || stale.isZero() || renewal.isNegative() || renewal.isZero()) {
            throw FitsErrors.badSetting(stale.isNegative() || stale.isZero() ? STALE : RENEWAL, "a time above 0");
        }
        if (stale.compareTo(renewal.multipliedBy(2)) < 0) {
            throw FitsErrors.badSetting(STALE, "at least twice the time of " + RENEWAL);
        }
        return new LeaseTimes(renewal, stale);
    }

    private static Duration time(Configuration configuration, String name, Duration otherwise) {
        String value = configuration.getTrimmed(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Duration.ofMillis(
                    configuration.getTimeDuration(name, value, TimeUnit.SECONDS, TimeUnit.MILLISECONDS));
        } catch (NumberFormatException e) {
            throw FitsErrors.badSetting(name, "a number of seconds, or a time such as 500ms, 90s or 5m");
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
