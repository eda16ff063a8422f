// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.checksum.OnesSum;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableReader;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.table.encode.ZoneMap;

/**
 * Appends rows to a plain table. Rows without descriptors go straight behind the old ones. Of a table with a heap, the new rows are spooled:
 * the heap comes behind them, and whether its descriptors must grow is known at the end.
 *
 * <p>The old rows and the old heap are summed while they are copied: a DATASUM that was stale before must not live on.
 */
final class PlainTableAppender implements TableWriter {
    private static final int PIECE = 256 << 10;

    private final FileRewrite rewrite;
    private final TableOptions options;
    private final TableLayout layout;
    private final RowChecks checks;
    private final FileOutput file;
    private final TableStatistics statistics;
    private final SpooledRows spooled;
    private final CellHeap heap;
    private final RowEncoder encoder;
    private final boolean hasZones;
    private HduOutput out;
    private long oldSum;
    private WriterState state = WriterState.OPEN;

    PlainTableAppender(FileRewrite rewrite, TableOptions options, long narrowLimit) throws IOException {
        this.rewrite = rewrite;
        this.options = options;
        this.layout = TableLayout.of(rewrite.source().name(), rewrite.hdu());
        this.hasZones = rewrite.hdu().header().has(ZoneMap.TABLE_KEYWORD);
        requireSeparateFields();
        TableSchema schema = CellHeap.appendable(layout);
        this.checks = new RowChecks(schema);
        this.file = rewrite.begin();
        boolean straight =
                layout.columns().stream().noneMatch(column -> column.form().isDescriptor());
        this.spooled = straight ? null : new SpooledRows(file);
        this.out = straight ? begin(schema, -1) : null;
        RowSink sink = straight ? new HduRows(out) : spooled;
        this.heap = new CellHeap(schema, options, sink, layout.heapBytes(), narrowLimit);
        this.encoder = new RowEncoder(schema, options, sink, layout.rows(), heap);
        this.statistics = TableStatistics.of(schema, options, file);
        try {
            if (straight) {
                copyRows(RowWidth.between(schema, schema));
            }
            if (statistics != null) {
                readOldRows();
            }
        } catch (IOException | RuntimeException e) {
            release();
            throw e;
        }
    }

    /** Fields of an ASCII table may have characters in common, which cannot hold the values of both. */
    private void requireSeparateFields() throws FitsWriteException {
        Column before = null;
        List<Column> ordered = layout.columns().stream()
                .sorted(Comparator.comparingLong(Column::rowOffset))
                .toList();
        for (Column column : ordered) {
            if (before != null && column.rowOffset() < before.rowOffset() + before.rowBytes()) {
                throw FitsWriteException.of("rows cannot be appended: the fields of columns " + before.name() + " and "
                                + column.name() + " overlap")
                        .file(layout.file())
                        .build();
            }
            before = column.rowBytes() == 0 ? before : column;
        }
    }

    @Override
    public TableSchema schema() {
        return checks.schema();
    }

    @Override
    public long rows() {
        return encoder.rows();
    }

    @Override
    public void write(ColumnBatch batch, int from, int count) throws IOException {
        state.requireOpen();
        Objects.checkFromIndexSize(from, count, batch.rows());
        checks.check(batch);
        state = WriterState.FAILED;
        try {
            encoder.write(batch, from, count);
        } catch (FitsWriteException e) {
            throw e.withFile(file.name());
        }
        if (statistics != null) {
            statistics.add(batch, from, count);
        }
        state = WriterState.OPEN;
    }

    @Override
    public void finish() throws IOException {
        if (state == WriterState.FINISHED) {
            return;
        }
        state.requireOpen();
        state = WriterState.FAILED;
        if (rows() == layout.rows()
                && statistics == null
                && options.header().cards().isEmpty()) {
            state = WriterState.FINISHED;
            Released.all(out, spooled, rewrite);
            return;
        }
        encoder.flush();
        TableSchema schema = encoder.schema();
        if (spooled != null) {
            out = begin(schema, Math.multiplyExact(rows(), schema.rowBytes()));
            copyRows(RowWidth.between(schema(), schema));
            spooled.copyRows(out);
        }
        copyHeap();
        if (spooled != null) {
            spooled.copyHeap(out);
        }
        out.finish(header(schema), options.checksum());
        if (statistics != null && statistics.zones() != null) {
            statistics.zones().write(file, out.mainSum());
        }
        boolean zonesHold = rows() == layout.rows() && (statistics == null || statistics.zones() == null);
        rewrite.finish(hdu -> zonesHold || !OldZones.are(rewrite.source(), hdu, layout, oldSum));
        state = WriterState.FINISHED;
        release();
    }

    private HduOutput begin(TableSchema schema, long mainBytes) throws IOException {
        int records = AppendedHeader.of(
                                rewrite.hdu().header(),
                                schema(),
                                schema,
                                0,
                                0,
                                new long[schema.columns().size()])
                        .setAll(options.header())
                        .records()
                + PlainTableHeader.SUM_CARDS
                + TableStatistics.mostCards(schema, options);
        return HduOutput.begin(file, records, mainBytes, (byte) (schema.isAscii() ? ' ' : 0));
    }

    /** The old header with what is different now. */
    private HeaderBuilder header(TableSchema schema) throws IOException {
        HeaderBuilder header =
                AppendedHeader.of(rewrite.hdu().header(), schema(), schema, rows(), heap.length(), heap.longest());
        if (rows() != layout.rows()) {
            AppendedHeader.removeLimits(header, schema.columns().size());
            header.remove(ZoneMap.TABLE_KEYWORD);
        }
        if (statistics != null) {
            statistics.addCards(header);
        }
        return header.setAll(options.header());
    }

    private void copyRows(RowWidth width) throws IOException {
        if (layout.rows() == 0 || width.narrow() == 0) {
            return;
        }
        RangeReader source = rewrite.source().reader();
        int piece = Math.max(1, PIECE / width.wide());
        byte[] from = new byte[piece * width.narrow()];
        byte[] to = width.isSame() ? from : new byte[piece * width.wide()];
        for (long row = 0; row < layout.rows(); row += piece) {
            int rows = (int) Math.min(piece, layout.rows() - row);
            int bytes = rows * width.narrow();
            source.readFully(layout.rowPosition(row), from, 0, bytes);
            if (hasZones) {
                oldSum = OnesSum.combine(oldSum, OnesSum.of(from, 0, bytes), row * width.narrow());
            }
            if (from != to) {
                width.widen(from, to, rows);
            }
            out.main(to, 0, rows * width.wide());
        }
    }

    private void copyHeap() throws IOException {
        byte[] piece = new byte[(int) Math.min(PIECE, layout.heapBytes())];
        for (long at = 0; at < layout.heapBytes(); at += piece.length) {
            int count = (int) Math.min(piece.length, layout.heapBytes() - at);
            rewrite.source().reader().readFully(layout.heapOffset() + at, piece, 0, count);
            out.heap(piece, 0, count);
        }
    }

    private void readOldRows() throws IOException {
        TableReader reader = TableReader.open(rewrite.source(), rewrite.hdu());
        statistics.addAll(reader);
    }

    @Override
    public void close() throws IOException {
        if (state != WriterState.FINISHED) {
            state = WriterState.CLOSED;
            try {
                release();
            } finally {
                rewrite.close();
            }
        }
    }

    private void release() throws IOException {
        Released.all(out, spooled, statistics);
    }
}
