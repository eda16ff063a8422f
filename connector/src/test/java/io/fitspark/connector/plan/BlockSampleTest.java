// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import io.fitspark.connector.TestTable;
import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.storage.MemoryRangeReader;
import io.fitspark.fits.table.TableLayout;

class BlockSampleTest {
    private static final int ROWS = 1_000_000;
    /** Rows of a block: 64 KiB by 34 bytes. */
    private static final int BLOCK = 65536 / 34;

    private final TableLayout layout;

    BlockSampleTest() throws IOException {
        byte[] claimed = new String(
                        new TestTable().table("T", 0, 1).bytes(), java.nio.charset.StandardCharsets.ISO_8859_1)
                .replace("NAXIS2  =                    1", "NAXIS2  =              1000000")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        try (FitsFile file = FitsFile.open(new MemoryRangeReader("a.fits", claimed))) {
            layout = TableLayout.of("a.fits", (BinTableHdu) file.hdu(1));
        }
    }

    private List<Long> rows(BlockSample sample, long first, long count) {
        List<Long> rows = new ArrayList<>();
        for (RowSpan span : sample.spans(layout, "a.fits", new RowSpan(first, count))) {
            assertThat(span.rows()).isPositive();
            for (long row = span.firstRow(); row < span.firstRow() + span.rows(); row++) {
                rows.add(row);
            }
        }
        return rows;
    }

    @Property(tries = 50)
    void isTheSameHoweverTheTableIsCut(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30_000) int piece) {
        BlockSample sample = new BlockSample(0, 0.4, seed);
        List<Long> pieces = new ArrayList<>();
        for (long first = 0; first < 100_000; first += piece) {
            pieces.addAll(rows(sample, first, Math.min(piece, 100_000 - first)));
        }
        assertThat(pieces).isEqualTo(rows(sample, 0, 100_000));
    }

    @Test
    void takesWholeBlocksOfAboutTheAskedShare() {
        List<Long> rows = rows(new BlockSample(0, 0.25, 7), 0, ROWS);
        assertThat(rows.size()).isBetween(ROWS / 6, ROWS / 3);
        long blocks = rows.stream().map(row -> row / BLOCK).distinct().count();
        assertThat((double) rows.size()).isBetween((blocks - 1.0) * BLOCK, blocks * (double) BLOCK);
        assertThat(rows(new BlockSample(0, 0.25, 8), 0, ROWS)).isNotEqualTo(rows);
        assertThat(rows(new BlockSample(0, 0, 7), 0, ROWS)).isEmpty();
        assertThat(rows(new BlockSample(0, 1, 7), 0, ROWS)).hasSize(ROWS);
    }

    @Test
    void samplesOfNeighbouringBoundsHaveNothingInCommon() {
        List<Long> both = new ArrayList<>(rows(new BlockSample(0, 0.5, 3), 0, ROWS));
        both.addAll(rows(new BlockSample(0.5, 1, 3), 0, ROWS));
        assertThat(both).hasSize(ROWS).doesNotHaveDuplicates();
    }
}
