// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ParallelTasks;
import io.fitspark.fits.table.StoredTiles;
import io.fitspark.fits.table.TableSchema;

/**
 * Makes tiles of rows: collects those of batches of any size, and compresses a tile when it is full. What it writes depends on the rows and
 * the settings alone, not on batches and threads, but for freedoms that the native deflate library takes. While helpers compress a tile, the caller collects the next. To be used by one thread.
 */
public final class TileEncoder implements Closeable {
    /** Bytes of a tile before compression, about, where the number of its rows is not given. */
    private static final long TILE_BYTES = 10_000_000;

    /** Bytes of cells of P and Q columns that are collected before they are compressed, about. */
    private static final long RUN_BYTES = 4 << 20;

    private static final long MOST_ROWS = Integer.MAX_VALUE - 8L;

    private final TableSchema schema;
    private final TileSettings settings;
    private final long firstRow;
    private final long tableRows;
    private final TileSegment segment;
    private final BatchRows batches;
    private final ElementCodec[] codecs;
    private final List<Column> fixed;
    private final List<Column> empty;
    private final List<VariableCells> variable = new ArrayList<>();
    private final EncodeScratch scratch = new EncodeScratch();
    private final EncodeScratch[] helperScratches;

    private final AtomicReferenceArray<byte[]> idleBlobs;
    private TileBuffer current;
    private TileBuffer spare;
    private ParallelTasks<EncodeScratch> pending;
    private long tileRows;
    private long rows;
    private long runBytes;

    /**
     * @param firstRow number in the table of the first row to come, for messages
     * @param tableRows number of all rows to come, if it is known, else -1; bounds the size of a tile
     * @param segment what takes the tiles
     * @throws FitsWriteException if the columns cannot be compressed so
     */
    public TileEncoder(TableSchema schema, TileSettings settings, long firstRow, long tableRows, TileSegment segment)
            throws FitsWriteException {
        settings.check(schema);
        this.schema = schema;
        this.settings = settings;
        this.firstRow = firstRow;
        this.tableRows = tableRows;
        this.segment = segment;
        int columns = schema.columns().size();
        this.batches = new BatchRows(schema, settings.nonAscii());
        this.codecs = new ElementCodec[columns];
        for (Column column : schema.columns()) {
            codecs[column.index()] =
                    ElementCodec.of(column.tform(), settings.codecs().get(column.index()), settings.level());
        }
        this.fixed = schema.columns().stream()
                .filter(column -> !column.form().isDescriptor() && column.rowBytes() > 0)
                .toList();
        this.empty = schema.columns().stream()
                .filter(column -> column.form().isDescriptor() && column.rowBytes() == 0)
                .toList();
        segment.variableColumns().forEach(column -> variable.add(new VariableCells(column)));
        this.idleBlobs = new AtomicReferenceArray<>(fixed.size());
        this.current = new TileBuffer(fixed, codecs, idleBlobs);
        this.helperScratches = new EncodeScratch[settings.threads() - 1];
        for (int i = 0; i < helperScratches.length; i++) {
            helperScratches[i] = new EncodeScratch();
        }
        if (settings.tileRows() > 0) {
            tileRows = atMostTable(settings.tileRows());
        } else if (variable.isEmpty()) {
            tileRows = atMostTable(most());
        }
    }

    private long atMostTable(long count) {
        return Math.max(1, Math.min(Math.min(count, tableRows < 0 ? MOST_ROWS : tableRows), MOST_ROWS));
    }

    /** Rows of a tile whose cells of P and Q columns are all empty; of these the descriptors count. */
    private long most() {
        return Math.max(1, TILE_BYTES / Math.max(1, rowBytes()));
    }

    private long rowBytes() {
        return schema.rowBytes() + (long) CellDescriptors.PACKED_BYTES * variable.size();
    }

    /** Rows of every tile but the last; 0 as long as nothing was written to the segment, and it depends on the cells. */
    public long tileRows() {
        return tileRows;
    }

    /** Rows so far. */
    public long rows() {
        return rows;
    }

    /** Adds rows of a batch. */
    public void write(ColumnBatch batch, int from, int count) throws IOException {
        Objects.checkFromIndexSize(from, count, batch.rows());
        write(batches.of(batch), from, count);
    }

    /** Adds all rows of a tile of a table with the same columns, as they are stored. */
    public void write(StoredTiles tiles, long tile) throws IOException {
        StoredRows stored = new StoredRows(tiles, tile, schema.columns());
        write(stored, 0, stored.rows());
    }

    /** Adds some rows of such a tile. */
    public void write(StoredTiles tiles, long tile, int from, int count) throws IOException {
        write(new StoredRows(tiles, tile, schema.columns()), from, count);
    }

    private void write(TileRows source, int from, int count) throws IOException {
        int done = 0;
        while (done < count) {
            long room = (tileRows > 0 ? tileRows : atMostTable(most())) - current.rows();
            int taken = run(source, from + done, (int) Math.min(count - done, room));
            collect(source, from + done, taken);
            done += taken;
            endWhatIsFull();
        }
    }

    /** How many of some rows still belong to the current run of variable-length cells; counts their bytes. */
    private int run(TileRows source, int from, int count) throws IOException {
        if (variable.isEmpty()) {
            return count;
        }
        int taken = 0;
        do {
            for (VariableCells cells : variable) {
                runBytes += source.heapBytes(cells.column(), from + taken);
            }
            taken++;
        } while (taken < count && !isRunFull(current.rows() + taken));
        return taken;
    }

    private boolean isRunFull(int tileRowsSoFar) {
        return runBytes >= RUN_BYTES || tileRows == 0 && runBytes + rowBytes() * tileRowsSoFar >= TILE_BYTES;
    }

    private void collect(TileRows source, int from, int count) throws IOException {
        current.reserve(count, tileRows > 0 ? tileRows : atMostTable(most()));
        for (int c = 0; c < fixed.size(); c++) {
            int at = current.rows() * (int) fixed.get(c).rowBytes();
            source.cells(fixed.get(c), from, count, current.cells(c), at, firstRow + rows);
        }
        for (VariableCells cells : variable) {
            source.addCells(cells, from, count, firstRow + rows);
        }
        for (Column column : empty) {
            requireEmpty(column, source, from, count);
        }
        current.add(count);
        rows += count;
    }

    private void requireEmpty(Column column, TileRows source, int from, int count) throws IOException {
        for (int row = from; row < from + count; row++) {
            if (source.elements(column, row) > 0) {
                throw FitsWriteException.of(
                                "a column of format " + column.form().text() + " has empty cells only")
                        .column(column.name())
                        .row(firstRow + rows + row - from)
                        .build();
            }
        }
    }

    private void endWhatIsFull() throws IOException {
        if (tileRows == 0 && (isRunFull(current.rows()) || current.rows() == atMostTable(most()))) {
            chooseTileRows();
        }
        if (current.rows() == tileRows) {
            endTile();
        } else if (isRunFull(current.rows())) {
            endRun();
        }
    }

    /** From the rows so far, which are those of the first run. */
    private void chooseTileRows() {
        long bytes = Math.max(1, runBytes + rowBytes() * current.rows());
        long scaled = (long) ((double) TILE_BYTES / bytes * current.rows());
        tileRows = atMostTable(Math.max(current.rows(), Math.min(scaled, most())));
    }

    private void endRun() throws IOException {
        if (!variable.isEmpty() && variable.get(0).rows() > 0) {
            finishPending();
            List<ParallelTasks.Task<EncodeScratch>> tasks = new ArrayList<>();
            for (VariableCells cells : variable) {
                tasks.add(own -> cells.pack(codecs[cells.column().index()], own));
            }
            ParallelTasks.run(tasks, settings.threads(), settings.executor(), helperScratches(), scratch);
            segment.addCells(variable);
            variable.forEach(VariableCells::clear);
        }
        runBytes = 0;
    }

    private void endTile() throws IOException {
        endRun();
        if (settings.threads() == 1) {
            current.encode(segment, scratch);
            current.clear();
            return;
        }
        ParallelTasks<EncodeScratch> before = pending;
        TileBuffer compressed = spare;
        if (before != null) {
            before.finish(scratch);
        }
        pending = ParallelTasks.start(current.tasks(), settings.threads() - 1, settings.executor(), helperScratches());
        spare = current;
        if (before != null) {
            compressed.addTo(segment);
            compressed.clear();
            current = compressed;
        } else {
            current = new TileBuffer(fixed, codecs, idleBlobs);
        }
    }

    private void finishPending() throws IOException {
        if (pending != null) {
            pending.finish(scratch);
            pending = null;
            spare.addTo(segment);
            spare.clear();
        }
    }

    /** A scratch for each helper of one run of tasks; helpers of the run before that come late have nothing to do. */
    private Supplier<EncodeScratch> helperScratches() {
        AtomicInteger next = new AtomicInteger();
        return () -> helperScratches[next.getAndIncrement()];
    }

    /** Ends the last tile, which may be short; then everything is in the segment. */
    public void finish() throws IOException {
        if (tileRows == 0) {
            chooseTileRows();
        }
        if (current.rows() > 0) {
            endTile();
        }
        finishPending();
    }

    /** Waits for helpers. */
    @Override
    public void close() {
        if (pending != null) {
            pending.abandon();
            pending = null;
        }
    }
}
