// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

class BetweenTest {

    private static Between between(String... words) {
        return Between.of(Request.of(List.of(words)));
    }

    @Test
    void isReadFromItsParameter() {
        assertThat(between("file=f", "op=sink", "between=dec:-10:1.5")).isEqualTo(new Between("dec", -10, 1.5));
        assertThat(between("file=f", "op=sink")).isNull();
    }

    @Test
    void namesTheFormWhereItIsNot() {
        assertThatThrownBy(() -> between("file=f", "op=sink", "between=dec:1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not of the form column:low:high: dec:1");
    }
}
