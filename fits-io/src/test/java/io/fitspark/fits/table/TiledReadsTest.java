// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.storage.ByteRange;
import io.fitspark.fits.storage.CountingRangeReader;
import io.fitspark.fits.storage.LocalRangeReader;

/** What reads of a compressed table fetch and inflate: no more than they have to, and what they keep is bounded. */
class TiledReadsTest {
    private static final int[] NONE = {};
    private static TableLayout layout;
    private static ColumnBatch expected;
    private static int[] all;

    @BeforeAll
    static void readAll() throws Exception {
        try (FitsFile file = FitsFile.open(Corpus.path("ztables/fpack_large.fits"))) {
            TableReader reader = TableReader.open(file, (BinTableHdu) file.hdu(1));
            layout = reader.layout();
            expected = TableFile.all(reader);
            all = TableFile.indices(reader);
        }
        assertThat(layout.tiling().tiles()).isGreaterThan(2);
    }

    private static CountingRangeReader storage() throws IOException {
        return new CountingRangeReader(LocalRangeReader.open(Corpus.path("ztables/fpack_large.fits")));
    }

    /** The ranges in the file of some columns of all tiles. */
    private static List<ByteRange> blobs(int... columns) throws IOException {
        CountingRangeReader storage = storage();
        TileDirectory directory = new TileDirectory(storage, layout, FitsLimits.defaults(), storage.length());
        List<ByteRange> ranges = new ArrayList<>();
        for (long tile = 0; tile < layout.tiling().tiles(); tile++) {
            for (int column : columns) {
                ranges.add(directory
                        .locate(tile, layout.columns().get(column), tile)
                        .range());
            }
        }
        storage.close();
        return ranges;
    }

    private static long descriptorBytes() {
        return layout.tiling().tiles() * layout.tiling().descriptorRowBytes();
    }

    @Test
    void threeColumnsFetchOnlyTheirBlobs() throws IOException {
        int[] columns = {0, 2, all.length - 1};
        try (CountingRangeReader storage = storage()) {
            TableReader reader = TableReader.of(storage, layout, FitsLimits.defaults());
            ColumnBatch batch = new ColumnBatch();
            reader.read(0, (int) layout.rows(), columns, batch);
            for (int i = 0; i < columns.length; i++) {
                assertThat(Cells.all(batch.column(i))).isEqualTo(Cells.all(expected.column(columns[i])));
            }
            long wanted = descriptorBytes()
                    + blobs(columns).stream().mapToLong(ByteRange::length).sum();
            long small = blobs(1, 3, 4).stream()
                    .mapToLong(ByteRange::length)
                    .filter(length -> length <= 4096)
                    .sum();
            assertThat(storage.bytes()).isBetween(wanted, wanted + small);
            assertThat(storage.reads()).doesNotHaveDuplicates();
        }
    }

    @Test
    void neighbouringBlobsAreReadTogether() throws IOException {
        try (CountingRangeReader storage = storage()) {
            TableReader reader = TableReader.of(storage, layout, FitsLimits.defaults());
            reader.read(0, (int) layout.rows(), all, new ColumnBatch());
            assertThat(storage.reads()).hasSize(2);
            assertThat(storage.bytes()).isEqualTo(descriptorBytes() + layout.heapBytes());
        }
    }

    @Test
    void partsOfATileFetchItOnce() throws IOException {
        try (CountingRangeReader storage = storage()) {
            TableReader reader = TableReader.of(storage, layout, FitsLimits.defaults());
            int rows = (int) layout.tiling().tileRows();
            ColumnBatch batch = new ColumnBatch();
            for (int first = 10; first < rows - 100; first += 100) {
                reader.read(first, 100, all, batch);
                reader.readRows(new long[] {first, first + 7, first + 9}, all, batch);
            }
            TableBatches batches = reader.batches(0, rows, all, NONE, BatchOptions.DEFAULT.withMaxRows(77));
            while (batches.next(batch)) {
                assertThat(batch.rows()).isBetween(70, 77);
            }
            assertThat(storage.reads()).hasSize(2);
        }
    }

    @Test
    void batchesFetchEachBlobOnceEvenWithoutACache() throws IOException {
        try (CountingRangeReader storage = storage()) {
            TableReader reader =
                    TableReader.of(storage, layout, FitsLimits.defaults(), TileOptions.DEFAULT.withCacheBytes(0));
            TableBatches batches =
                    reader.batches(5, layout.rows() - 11, all, NONE, BatchOptions.DEFAULT.withMaxRows(100));
            ColumnBatch batch = new ColumnBatch();
            long next = 5;
            while (batches.next(batch)) {
                assertThat(batch.firstRow()).isEqualTo(next);
                next += batch.rows();
            }
            assertThat(next).isEqualTo(layout.rows() - 6);
            assertThat(storage.bytes()).isEqualTo(descriptorBytes() + layout.heapBytes());
        }
    }

    @Test
    void scatteredRowsInflateEachTouchedTileOnce() throws IOException {
        long tileRows = layout.tiling().tileRows();
        long[] rows = LongStream.iterate(3, row -> row < layout.rows(), row -> row + 17)
                .filter(row -> row / tileRows != 1)
                .toArray();
        int[] columns = {2, 0};
        try (CountingRangeReader storage = storage()) {
            TableReader reader = TableReader.of(storage, layout, FitsLimits.defaults());
            ColumnBatch batch = new ColumnBatch();
            reader.readRows(rows, columns, batch);
            for (int i = 0; i < columns.length; i++) {
                ColumnVector vector = expected.column(columns[i]);
                assertThat(Cells.all(batch.column(i)))
                        .isEqualTo(LongStream.of(rows)
                                .mapToObj(row -> Cells.cell(vector, (int) row))
                                .toList());
            }
            assertThat(storage.reads()).doesNotHaveDuplicates();
            long asked = IntStream.range(0, (int) layout.tiling().tiles())
                    .filter(tile -> tile != 1)
                    .mapToLong(tile -> bytesOf(tile, columns))
                    .sum();
            assertThat(storage.bytes()).isEqualTo(descriptorBytes() + asked);
        }
    }

    private static long bytesOf(int tile, int[] columns) {
        try {
            return blobs(columns).subList(tile * columns.length, (tile + 1) * columns.length).stream()
                    .mapToLong(ByteRange::length)
                    .sum();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theCacheKeepsNoMoreThanItMay() throws IOException {
        long capacity = layout.tiling().tileRows() * layout.rowBytes() * 3 / 2;
        try (CountingRangeReader storage = storage()) {
            TiledTableReader reader = (TiledTableReader) TableReader.of(
                    storage, layout, FitsLimits.defaults(), TileOptions.DEFAULT.withCacheBytes(capacity));
            ColumnBatch batch = new ColumnBatch();
            long most = 0;
            for (long row = 0; row + 10 < layout.rows(); row += 500) {
                reader.read(row, 10, all, batch);
                most = Math.max(most, reader.cache().bytes());
                for (int i = 0; i < all.length; i++) {
                    assertThat(Cells.cell(batch.column(i), 3)).isEqualTo(Cells.cell(expected.column(i), (int) row + 3));
                }
            }
            assertThat(most).isBetween(capacity / 2, capacity);
        }
    }

    @Test
    @Timeout(60)
    void severalThreadsShareAReader() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (CountingRangeReader storage = storage()) {
            TableReader reader = TableReader.of(storage, layout, FitsLimits.defaults());
            List<Future<?>> done = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                int start = t;
                done.add(threads.submit(() -> {
                    ColumnBatch batch = new ColumnBatch();
                    for (long row = start * 13L; row + 50 < layout.rows(); row += 300) {
                        reader.read(row, 50, all, batch);
                        for (int i = 0; i < all.length; i++) {
                            assertThat(Cells.cell(batch.column(i), 49))
                                    .isEqualTo(Cells.cell(expected.column(i), (int) row + 49));
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> future : done) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Timeout(60)
    void tilesAreDecodedByHelpersToo() throws Exception {
        ExecutorService helpers = Executors.newFixedThreadPool(2);
        try {
            for (String name : Corpus.files("ztables")) {
                compareWithHelpers(name, TileOptions.DEFAULT.withThreads(3, helpers));
            }
            compareWithHelpers("ztables/fpack_every.fits", TileOptions.DEFAULT.withThreads(3, task -> {
                throw new java.util.concurrent.RejectedExecutionException();
            }));
        } finally {
            helpers.shutdownNow();
        }
    }

    private static void compareWithHelpers(String name, TileOptions options) throws Exception {
        try (FitsFile file = FitsFile.open(Corpus.path(name))) {
            BinTableHdu hdu = (BinTableHdu) file.hdu(1);
            ColumnBatch one = TableFile.all(TableReader.open(file, hdu));
            TableReader reader = TableReader.open(file, hdu, options);
            ColumnBatch many = TableFile.all(reader);
            for (int i = 0; i < one.columnCount(); i++) {
                assertThat(Cells.all(many.column(i))).isEqualTo(Cells.all(one.column(i)));
            }
            long[] rows =
                    LongStream.range(0, one.rows()).filter(row -> row % 3 != 1).toArray();
            reader.readRows(rows, TableFile.indices(reader), many);
            for (int i = 0; i < one.columnCount(); i++) {
                ColumnVector vector = one.column(i);
                assertThat(Cells.all(many.column(i)))
                        .isEqualTo(LongStream.of(rows)
                                .mapToObj(row -> Cells.cell(vector, (int) row))
                                .toList());
            }
        }
    }

    @Test
    void thereIsNoWindowOfStoredRows() throws IOException {
        try (CountingRangeReader storage = storage()) {
            TableReader reader = TableReader.of(storage, layout, FitsLimits.defaults());
            assertThatThrownBy(() -> reader.batches(0, 1, new int[] {1}, new int[] {2}, BatchOptions.DEFAULT))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a compressed table has no stored rows to keep");
            ColumnBatch batch = new ColumnBatch();
            reader.batches(0, 9, new int[] {1}, NONE, BatchOptions.DEFAULT.withWindow(true))
                    .next(batch);
            assertThat(batch.window()).isNull();
        }
    }

    @Test
    void rowsAndColumnsMustBeThere() throws IOException {
        try (CountingRangeReader storage = storage()) {
            TableReader reader = TableReader.of(storage, layout, FitsLimits.defaults());
            ColumnBatch batch = new ColumnBatch();
            assertThatThrownBy(() -> reader.read(layout.rows() - 1, 2, all, batch))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("out of bounds");
            assertThatThrownBy(() -> reader.read(0, 2, new int[] {all.length}, batch))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("out of bounds");
            assertThatThrownBy(() -> reader.readRows(new long[] {4, 4}, all, batch))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("row numbers do not ascend: 4, 4");
        }
    }
}
