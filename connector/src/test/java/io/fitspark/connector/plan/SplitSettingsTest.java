// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SplitSettingsTest {
    private static final long MIB = 1 << 20;

    @Test
    void followsSparksArithmetic() {
        SplitSettings settings = new SplitSettings(128 * MIB, 4 * MIB, 8);
        assertThat(settings.maxSplitBytes(10_000 * MIB, 1)).isEqualTo(128 * MIB);
        assertThat(settings.maxSplitBytes(100 * MIB, 1)).isEqualTo(13 * MIB);
        assertThat(settings.maxSplitBytes(MIB, 1)).isEqualTo(4 * MIB);
        assertThat(settings.maxSplitBytes(MIB, 20)).isEqualTo(10 * MIB + MIB / 8);
    }

    @Test
    void isNeverZero() {
        assertThat(new SplitSettings(1, 0, 5).maxSplitBytes(0, 0)).isEqualTo(1);
    }

    @Test
    void refusesNonsense() {
        assertThatThrownBy(() -> new SplitSettings(0, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 bytes");
    }
}
