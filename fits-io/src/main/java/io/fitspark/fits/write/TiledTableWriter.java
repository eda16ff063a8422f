// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.StoredTiles;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.table.encode.DescriptorRows;
import io.fitspark.fits.table.encode.TileCopier;
import io.fitspark.fits.table.encode.TileEncoder;
import io.fitspark.fits.table.encode.TileSegment;
import io.fitspark.fits.table.encode.TileSettings;

/**
 * Writes a new compressed table (ZTABLE). Tiles go to the heap as they become full; the rows of descriptors, and what cells of variable
 * length need, follow at the end.
 */
final class TiledTableWriter implements TableWriter, OpenHdu {
    private final FileOutput file;
    private final TableOptions options;
    private final long exactRows;
    private final RowChecks checks;
    private final HeapReach reach;
    private final TileSettings settings;
    private final StagedTiles tiles;
    private final TileEncoder encoder;
    private final TableStatistics statistics;
    private HduOutput out;
    private long copied;
    private WriterState state = WriterState.OPEN;

    /**
     * @param file where the table begins
     * @param narrowLimit bytes of heap, before compression, that descriptors of 32 bits reach
     */
    TiledTableWriter(FileOutput file, TableSchema schema, TableOptions options, long narrowLimit) throws IOException {
        this(file, schema, options, narrowLimit, TiledOptions.settings(schema, options));
    }

    /** The same with settings of its own. */
    TiledTableWriter(FileOutput file, TableSchema schema, TableOptions options, long narrowLimit, TileSettings settings)
            throws IOException {
        this.file = file;
        this.options = options;
        this.exactRows = options.rows().orElse(-1);
        this.checks = new RowChecks(schema);
        this.reach = new HeapReach(schema, narrowLimit);
        this.settings = settings;
        this.tiles = new StagedTiles(
                file, schema.columns(), (bytes, offset, length) -> output().heap(bytes, offset, length));
        this.encoder = new TileEncoder(schema, settings, 0, exactRows, tiles.segment());
        this.statistics = TableStatistics.of(schema, options, file);
    }

    @Override
    public TableSchema schema() {
        return checks.schema();
    }

    @Override
    public long rows() {
        return copied + encoder.rows();
    }

    /** Adds whole tiles of another table before any rows are written. The number of rows of a tile must have been given. */
    void copy(TileCopier copier, TableLayout from, long firstTile, long count) throws IOException {
        state.requireOpen();
        if (statistics != null
                || encoder.rows() > 0
                || encoder.tileRows() != options.tileRows().orElse(0)) {
            throw new IllegalStateException(
                    "tiles cannot be copied behind rows, without their length, or for statistics");
        }
        state = WriterState.FAILED;
        for (long tile = firstTile; tile < firstTile + count; tile++) {
            copier.copy(tile, tiles.segment());
            copied += from.tiling().tileRows();
        }
        state = WriterState.OPEN;
    }

    /** Adds rows of another compressed table, as they are stored. */
    void retile(StoredTiles from, TableLayout layout, long firstRow, long count) throws IOException {
        state.requireOpen();
        state = WriterState.FAILED;
        for (long row = firstRow; row < firstRow + count; ) {
            long tile = layout.tiling().tileOf(row);
            int at = (int) (row - layout.tiling().firstRow(tile));
            int taken = (int) Math.min(from.rows(tile) - at, firstRow + count - row);
            encoder.write(from, tile, at, taken);
            row += taken;
        }
        state = WriterState.OPEN;
    }

    @Override
    public void write(ColumnBatch batch, int from, int count) throws IOException {
        state.requireOpen();
        Objects.checkFromIndexSize(from, count, batch.rows());
        checks.check(batch);
        state = WriterState.FAILED;
        if (exactRows >= 0 && count > exactRows - rows()) {
            throw FitsWriteException.of("the table was to have " + exactRows + " rows, there are more")
                    .file(file.name())
                    .row(exactRows)
                    .build();
        }
        encoder.write(batch, from, count);
        reach.forHeap(tiles.segment().plainHeapBytes(), rows());
        if (statistics != null) {
            alignZones(encoder.tileRows());
            statistics.add(batch, from, count);
        }
        state = WriterState.OPEN;
    }

    /** A zone is a tile, as soon as it is known how many rows that has. */
    private void alignZones(long tileRows) throws IOException {
        if (tileRows > 0 && statistics.zones() != null) {
            statistics.zones().zoneRows(tileRows);
        }
    }

    private HduOutput output() throws IOException {
        if (out == null) {
            int columns = schema().columns().size();
            long mainBytes = -1;
            if (exactRows >= 0) {
                long count = exactRows / encoder.tileRows() + (exactRows % encoder.tileRows() == 0 ? 0 : 1);
                mainBytes = Math.multiplyExact(count, (long) columns * DescriptorRows.DESCRIPTOR_BYTES);
            }
            long[] most = new long[columns];
            Arrays.fill(most, Integer.MAX_VALUE);
            int records = header(schema(), most, most).records()
                    + PlainTableHeader.SUM_CARDS
                    + TableStatistics.mostCards(schema(), options);
            out = HduOutput.begin(file, records, mainBytes, (byte) 0);
        }
        return out;
    }

    private HeaderBuilder header(TableSchema schema, long[] longestCells, long[] longestBlobs) throws IOException {
        TileSegment segment = tiles.segment();
        TableSchema told = schema.withLongestCells(longestCells);
        HeaderBuilder header = PlainTableHeader.of(told, options, rows(), segment.plainHeapBytes(), longestCells);
        if (statistics != null) {
            statistics.addCards(header);
        }
        long tileRows = Math.max(1, Math.min(encoder.tileRows(), rows()));
        long heapBytes = out == null ? 0 : out.heapLength();
        List<String> forms =
                told.columns().stream().map(column -> column.form().text()).toList();
        new TiledHeader(forms, told.rowBytes(), settings.codecs(), longestBlobs)
                .compress(header, tileRows, segment.tiles(), rows(), segment.plainHeapBytes(), heapBytes);
        return header;
    }

    @Override
    public void finish() throws IOException {
        if (state == WriterState.FINISHED) {
            return;
        }
        state.requireOpen();
        state = WriterState.FAILED;
        if (exactRows >= 0 && rows() != exactRows) {
            throw FitsWriteException.of("the table was to have " + exactRows + " rows, there are only " + rows())
                    .file(file.name())
                    .build();
        }
        encoder.finish();
        TileSegment segment = tiles.segment();
        TableSchema last = reach.forHeap(segment.plainHeapBytes(), rows());
        long[] longest =
                StagedTiles.end(List.of(tiles), last.columns(), encoder.tileRows(), settings.level(), file, output());
        out.finish(header(last, segment.longestCells(), longest), options.checksum());
        if (statistics != null && statistics.zones() != null) {
            alignZones(Math.max(1, Math.min(encoder.tileRows(), rows())));
            statistics.zones().write(file, out.mainSum());
        }
        state = WriterState.FINISHED;
        release();
    }

    @Override
    public void close() throws IOException {
        if (state != WriterState.FINISHED) {
            state = WriterState.CLOSED;
            release();
        }
    }

    private void release() throws IOException {
        Released.all(encoder, out, tiles, statistics);
    }
}
