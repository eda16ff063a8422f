// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.checksum.OnesSum;
import io.fitspark.fits.compress.Gzip;
import io.fitspark.fits.table.BatchBuilder;
import io.fitspark.fits.table.BigEndian;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.TableSchema;

/** Segments of a few tiles each, put one behind the other, are what one writer makes of all rows. */
class TileSegmentTest {
    private static final int TILE_ROWS = 7;

    /** Of this level the JDK always makes the same bytes of the same; the native library of lower ones does not quite. */
    private static final int LEVEL = 4;

    private final TableSchema schema = schema();
    private final ColumnBatch rows = rows(100);

    private static TableSchema schema() {
        try {
            return TableSchema.of(List.of(
                    ColumnSpec.of("id", "1K"),
                    ColumnSpec.variable("v", 'J'),
                    ColumnSpec.of("none", "0A"),
                    ColumnSpec.string("name", 6),
                    ColumnSpec.of("w", "QD")));
        } catch (FitsWriteException e) {
            throw new AssertionError(e);
        }
    }

    private ColumnBatch rows(int count) {
        Random random = new Random(3);
        BatchBuilder builder = new BatchBuilder(schema);
        for (int row = 0; row < count; row++) {
            builder.column(0).addLong(row);
            for (int i = random.nextInt(20); i > 0; i--) {
                builder.column(1).addLong(random.nextInt(50));
            }
            builder.column(2).addString("");
            builder.column(3).addString("n" + row);
            for (int i = random.nextInt(4); i > 0; i--) {
                builder.column(4).addDouble(i);
            }
            builder.endRow();
        }
        return builder.batch();
    }

    /** A segment in memory. */
    private final class Part {
        final ByteArrayOutputStream heap = new ByteArrayOutputStream();
        final ByteArrayOutputStream descriptors = new ByteArrayOutputStream();
        final ByteArrayOutputStream runs = new ByteArrayOutputStream();
        final SummingSink summed = new SummingSink(heap::write);
        final TileSegment segment = new TileSegment(schema.columns(), summed, descriptors::write, runs::write);

        Part(int from, int count) throws IOException {
            TileSettings settings =
                    TileSettings.of(schema).withTileRows(TILE_ROWS).withLevel(LEVEL);
            try (TileEncoder encoder = new TileEncoder(schema, settings, from, -1, segment)) {
                encoder.write(rows, from, count);
                encoder.finish();
            }
        }
    }

    private static ByteSource source(ByteArrayOutputStream stream) {
        byte[] all = stream.toByteArray();
        return (position, bytes, offset, length) -> {
            if (position + length > all.length) {
                throw new EOFException();
            }
            System.arraycopy(all, (int) position, bytes, offset, length);
        };
    }

    /** Main part and heap of the table that the parts make together. */
    private record Joined(byte[] main, byte[] heap, SummedBytes sums, long[] longest) {}

    private Joined join(List<Part> parts) throws IOException {
        ByteArrayOutputStream heap = new ByteArrayOutputStream();
        SummedBytes heapSum = SummedBytes.NONE;
        for (Part part : parts) {
            heap.writeBytes(part.heap.toByteArray());
            heapSum = heapSum.then(part.summed.summed());
        }
        ByteArrayOutputStream late = new ByteArrayOutputStream();
        SummingSink tail = new SummingSink(heap::write);
        List<Column> variable = CellRuns.columns(schema.columns());
        CellDescriptors cells = new CellDescriptors(variable, TILE_ROWS, 0, LEVEL);
        long base = 0;
        for (Part part : parts) {
            CellRuns runs = new CellRuns(source(part.runs), 0, part.runs.size(), variable.size());
            cells.build(runs, part.segment.rows(), base, (column, bytes, length) -> {
                byte[] descriptor = new byte[DescriptorRows.DESCRIPTOR_BYTES];
                DescriptorRows.put(descriptor, 0, length, heap.size());
                late.writeBytes(descriptor);
                tail.write(bytes, 0, length);
            });
            base += part.segment.heapBytes();
        }
        ByteArrayOutputStream main = new ByteArrayOutputStream();
        SummingSink mainSum = new SummingSink(main::write);
        long[] longest = new long[schema.columns().size()];
        base = 0;
        int lateFrom = 0;
        for (Part part : parts) {
            int skipped = lateFrom;
            ByteSource all = source(late);
            DescriptorRows.copy(
                    source(part.descriptors),
                    part.segment.tiles(),
                    schema.columns(),
                    base,
                    (position, bytes, offset, length) -> all.read(skipped + position, bytes, offset, length),
                    longest,
                    mainSum);
            base += part.segment.heapBytes();
            lateFrom += (int) part.segment.tiles() * variable.size() * DescriptorRows.DESCRIPTOR_BYTES;
        }
        SummedBytes sums = mainSum.summed().then(heapSum).then(tail.summed());
        return new Joined(main.toByteArray(), heap.toByteArray(), sums, longest);
    }

    @Test
    void partsMakeTheSameTableAsOneWriter() throws IOException {
        Joined whole = join(List.of(new Part(0, 100)));
        for (int[] cuts : new int[][] {{0, 7, 100}, {0, 14, 35, 98, 100}, {0, 49, 49, 100}}) {
            List<Part> parts = new ArrayList<>();
            for (int i = 1; i < cuts.length; i++) {
                parts.add(new Part(cuts[i - 1], cuts[i] - cuts[i - 1]));
            }
            Joined joined = join(parts);
            assertThat(joined.main()).isEqualTo(whole.main());
            assertThat(joined.heap()).isEqualTo(whole.heap());
            assertThat(joined.sums()).isEqualTo(whole.sums());
            assertThat(joined.longest()).isEqualTo(whole.longest());
        }
        byte[] data = Arrays.copyOf(whole.main(), whole.main().length + whole.heap().length);
        System.arraycopy(whole.heap(), 0, data, whole.main().length, whole.heap().length);
        assertThat(whole.sums().length()).isEqualTo(data.length);
        assertThat(whole.sums().sum()).isEqualTo(OnesSum.of(data, 0, data.length));
    }

    @Test
    void aSegmentCountsWhatItHas() throws IOException {
        TileSegment segment = new Part(14, 30).segment;
        assertThat(segment.tiles()).isEqualTo(5);
        assertThat(segment.rows()).isEqualTo(30);
        long plain = 0;
        long longest = 0;
        int[] ends = rows.column(1).rowOffsets();
        int[] ends2 = rows.column(4).rowOffsets();
        for (int row = 14; row < 44; row++) {
            plain += 4L * (ends[row + 1] - ends[row]) + 8L * (ends2[row + 1] - ends2[row]);
            longest = Math.max(longest, ends[row + 1] - ends[row]);
        }
        assertThat(segment.plainHeapBytes()).isEqualTo(plain);
        assertThat(segment.longestCells()[1]).isEqualTo(longest);
        assertThat(segment.variableColumns()).extracting(Column::name).containsExactly("v", "w");
    }

    @Test
    void descriptorsOfCellsAreThoseOfThePlainTableAndOfTheHeap() throws IOException {
        Part part = new Part(0, 3);
        CellRuns runs = new CellRuns(source(part.runs), 0, part.runs.size(), 2);
        List<byte[]> tables = new ArrayList<>();
        CellDescriptors cells = new CellDescriptors(CellRuns.columns(schema.columns()), TILE_ROWS, 1000, 1);
        cells.build(runs, 3, 500, (column, bytes, length) -> {
            byte[] table = new byte[3 * (column.tform().descriptorBytes() + 16)];
            Gzip.inflate(bytes, 0, length, table, 0, table.length);
            tables.add(table);
        });
        long plain = 1000;
        for (int row = 0; row < 3; row++) {
            int v = rows.column(1).rowOffsets()[row + 1] - rows.column(1).rowOffsets()[row];
            assertThat((int) BigEndian.INT.get(tables.get(0), 8 * row)).isEqualTo(v);
            assertThat((int) BigEndian.INT.get(tables.get(0), 8 * row + 4)).isEqualTo(v == 0 ? 0 : (int) plain);
            plain += 4L * v;
            int w = rows.column(4).rowOffsets()[row + 1] - rows.column(4).rowOffsets()[row];
            assertThat((long) BigEndian.LONG.get(tables.get(1), 16 * row)).isEqualTo(w);
            assertThat((long) BigEndian.LONG.get(tables.get(1), 16 * row + 8)).isEqualTo(w == 0 ? 0 : plain);
            plain += 8L * w;
        }
        assertThat(cells.plainOffset()).isEqualTo(plain);
        long next = 500;
        for (byte[] table : tables) {
            int at = table.length - 3 * 16;
            for (int row = 0; row < 3; row++) {
                long length = DescriptorRows.length(table, at + 16 * row);
                assertThat(DescriptorRows.offset(table, at + 16 * row)).isEqualTo(length == 0 ? 0 : next);
                next += length;
            }
        }
    }

    @Test
    void rebasingLeavesDescriptorsOfNothingAlone() {
        byte[] rows = new byte[3 * DescriptorRows.DESCRIPTOR_BYTES + 1];
        DescriptorRows.put(rows, 1, 10, 0);
        DescriptorRows.put(rows, 17, 0, 0);
        DescriptorRows.put(rows, 33, 5, 10);
        DescriptorRows.rebase(rows, 1, 3, 1L << 40);
        assertThat(DescriptorRows.offset(rows, 1)).isEqualTo(1L << 40);
        assertThat(DescriptorRows.offset(rows, 17)).isZero();
        assertThat(DescriptorRows.offset(rows, 33)).isEqualTo((1L << 40) + 10);
        assertThatThrownBy(() -> DescriptorRows.rebase(rows, 1, 3, Long.MAX_VALUE))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("long overflow");
    }

    @Test
    void notesThatEndEarlyOrDoNotFitAreRefused() throws IOException {
        Part part = new Part(0, 30);
        List<Column> variable = CellRuns.columns(schema.columns());
        for (int length = 0; length < part.runs.size(); length += 5) {
            CellRuns runs = new CellRuns(source(part.runs), 0, length, 2);
            CellDescriptors cells = new CellDescriptors(variable, TILE_ROWS, 0, 1);
            assertThatThrownBy(() -> cells.build(runs, 30, 0, (column, bytes, count) -> {}))
                    .isInstanceOf(EOFException.class)
                    .hasMessageContaining("the notes on cells");
        }
        CellRuns runs = new CellRuns(source(part.runs), 0, part.runs.size(), 2);
        CellDescriptors cells = new CellDescriptors(variable, TILE_ROWS - 1, 0, 1);
        assertThatThrownBy(() -> cells.build(runs, 30, 0, (column, bytes, count) -> {}))
                .isInstanceOf(EOFException.class)
                .hasMessage("the notes on cells do not fit the tiles");
    }
}
