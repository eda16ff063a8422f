// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import io.fitspark.connector.FitsUserException;

class HduSelectorTest {
    @Test
    void readsAnIndex() {
        assertThat(HduSelector.parse(" 2 ")).isEqualTo(new HduSelector.ByIndex(2));
    }

    @Test
    void readsANameAndItsVersion() {
        assertThat(HduSelector.parse("EVENTS")).isEqualTo(new HduSelector.ByName("EVENTS", null));
        assertThat(HduSelector.parse("EVENTS, 3")).isEqualTo(new HduSelector.ByName("EVENTS", 3));
    }

    @Test
    void keepsACommaThatBelongsToTheName() {
        assertThat(HduSelector.parse("a,b")).isEqualTo(new HduSelector.ByName("a,b", null));
        assertThat(HduSelector.parse("a,b,2")).isEqualTo(new HduSelector.ByName("a,b", 2));
    }

    @Test
    void takesAPatternForSeveralHdus() {
        assertThat(HduSelector.parse("SCI*")).isEqualTo(new HduSelector.ByGlob(new Glob("SCI*"), null));
        assertThat(HduSelector.parse(" S?I , 3")).isEqualTo(new HduSelector.ByGlob(new Glob("S?I"), 3));
        assertThat(HduSelector.parse("*").toString()).isEqualTo("*");
    }

    @Test
    void refusesAnEmptyText() {
        assertThatThrownBy(() -> HduSelector.parse(" "))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("expected an index from 0, NAME, NAME,VER, or a pattern such as SCI*");
    }
}
