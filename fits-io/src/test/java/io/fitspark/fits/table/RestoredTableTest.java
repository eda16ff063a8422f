// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.storage.MemoryRangeReader;

class RestoredTableTest {
    static List<String> files() {
        return TiledFormsTest.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void givesTheBytesOfThePlainTable(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(Corpus.path(name));
        try (FitsFile file = FitsFile.open(new MemoryRangeReader("plain.fits", bytes))) {
            for (int hdu = 1; hdu < file.hduCount(); hdu++) {
                if (file.hdu(hdu) instanceof BinTableHdu table && table.kind() == HduKind.BINTABLE) {
                    NaiveTiles tiles = NaiveTiles.of(bytes, hdu);
                    int data = (int) table.entry().dataOffset();
                    check(
                            tiles,
                            Arrays.copyOfRange(
                                    bytes, data, data + (int) table.entry().dataLength()));
                }
            }
        }
    }

    private static void check(NaiveTiles tiles, byte[] plain) throws IOException {
        TableLayout layout = tiles.plain();
        int gap = (int) (layout.heapOffset() - layout.rowPosition(layout.rows()));
        byte[] restored = new byte[plain.length];
        BitSet given = new BitSet();
        try (FitsFile file = FitsFile.open(new MemoryRangeReader("tiles.fits", tiles.bytes()))) {
            boolean complete =
                    RestoredTable.read(file, (BinTableHdu) file.hdu(1), (position, bytes, offset, length) -> {
                        // the naive writer forgets THEAP
                        int at = (int) position + (position < layout.rows() * layout.rowBytes() ? 0 : gap);
                        System.arraycopy(bytes, offset, restored, at, length);
                        given.set(at, at + length);
                    });
            for (int i = 0; i < plain.length; i++) {
                if (given.get(i)) {
                    assertThat(restored[i]).as("byte %d", i).isEqualTo(plain[i]);
                }
            }
            assertThat(given.nextClearBit(0)).isGreaterThanOrEqualTo((int) (layout.rows() * layout.rowBytes()));
            if (complete) {
                assertThat(given.cardinality()).isEqualTo(plain.length - gap);
            }
        }
    }
}
