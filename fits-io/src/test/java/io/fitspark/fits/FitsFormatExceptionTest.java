// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

import org.junit.jupiter.api.Test;

import io.fitspark.fits.FitsFormatException.Kind;

class FitsFormatExceptionTest {

    private static FitsFormatException full() {
        return FitsFormatException.of(Kind.BAD_TILE, "the stream is cut")
                .file("cat.fits")
                .hdu(1)
                .offset(3120)
                .keyword("tform2")
                .column("V")
                .row(4)
                .tile(0)
                .cause(new IllegalStateException("inner"))
                .build();
    }

    @Test
    void saysWhatIsKnownAndNothingElse() {
        assertThat(full())
                .hasMessage("the stream is cut [cat.fits, HDU 1, byte 3120, TFORM2, column V, row 4, tile 0]")
                .hasCauseInstanceOf(IllegalStateException.class);
        FitsFormatException bare =
                FitsFormatException.of(Kind.LIMIT, "too much").build();
        assertThat(bare).hasMessage("too much").hasNoCause();
        assertThat(bare.file()).isEmpty();
        assertThat(bare.hdu()).isEmpty();
        assertThat(bare.offset()).isEmpty();
        assertThat(bare.keyword()).isEmpty();
        assertThat(bare.column()).isEmpty();
        assertThat(bare.row()).isEmpty();
        assertThat(bare.tile()).isEmpty();
    }

    @Test
    void fillsInTheFileAndTheHduWhereTheyAreMissing() {
        FitsFormatException bare =
                FitsFormatException.of(Kind.LIMIT, "too much").row(2).build();
        FitsFormatException located = bare.withFile("a.fits").withHdu(3);
        assertThat(located).hasMessage("too much [a.fits, HDU 3, row 2]");
        assertThat(located.getStackTrace()).isEqualTo(bare.getStackTrace());
        assertThat(located.withFile("b.fits").withHdu(4)).isSameAs(located);
    }

    @Test
    void survivesSerialization() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(full());
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            FitsFormatException copy = (FitsFormatException) in.readObject();
            assertThat(copy).hasMessage(full().getMessage());
            assertThat(copy.kind()).isEqualTo(Kind.BAD_TILE);
            assertThat(copy.problem()).isEqualTo("the stream is cut");
            assertThat(copy.file()).contains("cat.fits");
            assertThat(copy.hdu()).hasValue(1);
            assertThat(copy.offset()).hasValue(3120);
            assertThat(copy.keyword()).contains("TFORM2");
            assertThat(copy.column()).contains("V");
            assertThat(copy.row()).hasValue(4);
            assertThat(copy.tile()).hasValue(0);
        }
    }

    @Test
    void limitsMustBePositive() {
        assertThatThrownBy(() -> FitsLimits.defaults().withMaxTileBytes(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxTileBytes is less than 1: 0");
        FitsLimits limits = FitsLimits.defaults()
                .withMaxHeaderCards(1)
                .withMaxHdus(2)
                .withMaxCellBytes(3)
                .withMaxBatchBytes(4)
                .withMaxTileBytes(5)
                .withMaxInflatedBytes(6);
        assertThat(limits).isEqualTo(new FitsLimits(1, 2, 3, 4, 5, 6));
    }
}
