// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsBytes;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsWarning;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.storage.MemoryRangeReader;

/** Each plain table of the corpus, compressed in every form that files come in, reads as the plain one. */
class TiledFormsTest {
    private static final int[] NONE = {};

    static List<String> files() {
        return Corpus.files("tables").stream()
                .filter(name -> name.endsWith(".fits") && !name.contains("large"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsAsThePlainTable(String name) throws Exception {
        byte[] bytes = Files.readAllBytes(Corpus.path(name));
        try (FitsFile file = FitsFile.open(new MemoryRangeReader("plain.fits", bytes))) {
            for (int hdu = 1; hdu < file.hduCount(); hdu++) {
                if (file.hdu(hdu) instanceof BinTableHdu table && table.kind() == HduKind.BINTABLE) {
                    ColumnBatch expected = TableFile.all(TableReader.open(file, table));
                    for (NaiveTiles tiles : forms(bytes, hdu)) {
                        check(tiles, expected);
                    }
                }
            }
        }
    }

    private static List<NaiveTiles> forms(byte[] bytes, int hdu) throws IOException {
        List<NaiveTiles> forms = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            forms.add(NaiveTiles.of(bytes, hdu));
        }
        forms.get(1).wide = false;
        forms.get(1).tileRows = 1;
        forms.get(2).packedFirst = true;
        forms.get(2).tileRows = 1 << 30;
        forms.get(3).rawCells = false;
        forms.get(4).gap = 1000;
        forms.get(5).gap = 100;
        forms.get(5).gapCounted = false;
        forms.get(6).codec = column -> column.index() % 2 == 0 ? "NOCOMPRESS" : "GZIP_1";
        forms.get(6).packedFirst = true;
        forms.get(7).nameCodecs = false;
        forms.get(7).tileRows = 3;
        return forms;
    }

    private static void check(NaiveTiles tiles, ColumnBatch expected) throws IOException {
        MemoryRangeReader storage = new MemoryRangeReader("tiles.fits", tiles.bytes());
        try (FitsFile file = FitsFile.open(storage)) {
            TableReader reader = TableReader.open(file, (BinTableHdu) file.hdu(1));
            assertThat(reader.layout().isTiled()).isTrue();
            assertThat(reader.layout().rows()).isEqualTo(tiles.plain().rows());
            int[] all = TableFile.indices(reader);
            ColumnBatch batch = new ColumnBatch();
            assertThatCode(() -> reader.read(0, (int) reader.layout().rows(), all, batch))
                    .as(tiles.toString())
                    .doesNotThrowAnyException();
            for (int i = 0; i < all.length; i++) {
                assertThat(Cells.all(batch.column(i)))
                        .as(batch.column(i).column().name())
                        .isEqualTo(Cells.all(expected.column(i)));
            }
            checkBatches(reader, all, expected);
        }
    }

    private static void checkBatches(TableReader reader, int[] all, ColumnBatch expected) throws IOException {
        BatchOptions options = new BatchOptions(1 << 20, 5, 50, false);
        TableBatches batches = reader.batches(0, reader.layout().rows(), all, NONE, options);
        ColumnBatch batch = new ColumnBatch();
        int next = 0;
        while (batches.next(batch)) {
            assertThat(batch.window()).isNull();
            int first = next;
            next += batch.rows();
            for (int i = 0; i < all.length; i++) {
                ColumnVector vector = expected.column(i);
                assertThat(Cells.all(batch.column(i)))
                        .isEqualTo(IntStream.range(first, next)
                                .mapToObj(row -> Cells.cell(vector, row))
                                .toList());
            }
        }
        assertThat(next).isEqualTo(expected.rows());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theNextHduIsFoundBehindTheHeap(boolean counted) throws IOException {
        NaiveTiles tiles = NaiveTiles.of(Files.readAllBytes(Corpus.path("tables/all_types.fits")), 1);
        tiles.gap = 7000;
        tiles.gapCounted = counted;
        byte[] file = new FitsBytes().raw(tiles.bytes()).image("AFTER", 1, 10).bytes();
        try (FitsFile fits = FitsFile.open(new MemoryRangeReader("tiles.fits", file))) {
            assertThat(fits.entries()).hasSize(3);
            assertThat(fits.find("after")).isPresent();
            assertThat(fits.warnings().stream().map(FitsWarning::message))
                    .isEqualTo(
                            counted
                                    ? List.of()
                                    : List.of("PCOUNT leaves out the gap before THEAP; the heap lies behind it"));
        }
    }
}
