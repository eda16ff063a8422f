// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;

class FitsWriteExceptionTest {

    @Test
    void saysWhatAndWhere() {
        IOException cause = new IOException("cause");
        FitsWriteException whole = FitsWriteException.of("a problem")
                .file("a.fits")
                .keyword("ttype1")
                .column("flux")
                .row(7)
                .cause(cause)
                .build();
        assertThat(whole)
                .hasMessage("a problem [a.fits, TTYPE1, column flux, row 7]")
                .hasCause(cause);
        assertThat(whole.problem()).isEqualTo("a problem");
        assertThat(whole.file()).contains("a.fits");
        assertThat(whole.keyword()).contains("TTYPE1");
        assertThat(whole.column()).contains("flux");
        assertThat(whole.row()).hasValue(7);
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        FitsWriteException bare =
                FitsWriteException.of("a problem").keyword(null).build();
        assertThat(bare).hasMessage("a problem").hasNoCause();
        assertThat(bare.file()).isEmpty();
        assertThat(bare.keyword()).isEmpty();
        assertThat(bare.column()).isEmpty();
        assertThat(bare.row()).isEmpty();
    }

    @Test
    void learnsTheFileLater() {
        FitsWriteException bare =
                FitsWriteException.of("a problem").column("x").row(0).build();
        FitsWriteException located = bare.withFile("a.fits");
        assertThat(located).hasMessage("a problem [a.fits, column x, row 0]");
        assertThat(located.getStackTrace()).isEqualTo(bare.getStackTrace());
        assertThat(located.withFile("b.fits")).isSameAs(located);
    }
}
