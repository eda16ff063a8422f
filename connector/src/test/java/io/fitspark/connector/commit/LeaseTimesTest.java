// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

import io.fitspark.connector.FitsUserException;

class LeaseTimesTest {
    private static LeaseTimes times(String renewal, String stale) {
        Configuration configuration = new Configuration(false);
        if (renewal != null) {
            configuration.set(LeaseTimes.RENEWAL, renewal);
        }
        if (stale != null) {
            configuration.set(LeaseTimes.STALE, stale);
        }
        return LeaseTimes.of(configuration);
    }

    private static LeaseTimes seconds(long renewal, long stale) {
        return new LeaseTimes(Duration.ofSeconds(renewal), Duration.ofSeconds(stale));
    }

    @Test
    void takesSettingsWithAndWithoutUnit() {
        assertThat(times(null, null)).isEqualTo(LeaseTimes.DEFAULT);
        assertThat(times("5", "60")).isEqualTo(seconds(5, 60));
        assertThat(times("500ms", "2m")).isEqualTo(new LeaseTimes(Duration.ofMillis(500), Duration.ofMinutes(2)));
        assertThat(times("5s", null)).isEqualTo(seconds(5, 600));
    }

    @Test
    void renewsOftenWhereALeaseIsShort() {
        assertThat(times(null, "20s")).isEqualTo(seconds(5, 20));
        assertThat(times(null, "1h")).isEqualTo(seconds(30, 3600));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> times("10s", "15s"))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("'fitspark.lease.stale' is not what it should be: at least twice the time");
        assertThatThrownBy(() -> times(null, "soon"))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("'fitspark.lease.stale' is not what it should be: a number of seconds");
        assertThatThrownBy(() -> times("0", null))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("'fitspark.lease.renewal' is not what it should be: a time above 0");
    }
}
