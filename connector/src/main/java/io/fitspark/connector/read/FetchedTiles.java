// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;

import io.fitspark.connector.plan.ImageRows;
import io.fitspark.connector.plan.RowSpan;
import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.fits.image.ImageReader;
import io.fitspark.fits.image.ImageTiles;
import io.fitspark.fits.image.Pixels;
import io.fitspark.fits.image.Region;
import io.fitspark.fits.image.TileGrid;
import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TileOptions;

/** Rows of an image, which are fetched and decoded tile by tile. */
final class FetchedTiles implements TableRows {
    private final WaitingRangeReader reader;
    private final ImageRows rows;
    private final TableView view;
    private final ImageReader image;
    private final Iterator<RowSpan> spans;
    private final ReadMetrics metrics;
    private final Pixels pixels = new Pixels();
    private final TileBatch batch;
    private final TileGrid grid;
    private final boolean decodes;

    private ImageTiles tiles;
    /** The pixels of the present tile. */
    private Region part;

    /** The present tile, counted from 0 among those of the region. */
    private long tile = -1;

    private long tileFirstRow;
    private long tileRows;
    private long nextRow;
    private long end;
    private long firstRow;

    /** @param source the file; stays open when this is closed */
    FetchedTiles(
            RangeReader source, ImageRows rows, TableView view, List<RowSpan> spans, ReadSpec spec, ReadMetrics metrics)
            throws IOException {
        this.reader = new WaitingRangeReader(ahead(source, rows, spans));
        this.rows = rows;
        this.view = view;
        this.image = ImageReader.of(reader, rows.image(), spec.limits(), TileOptions.DEFAULT.withCacheBytes(0));
        this.spans = spans.iterator();
        this.metrics = metrics;
        this.batch = new TileBatch(view);
        this.grid = rows.grid();
        this.decodes = batch.hasValues(view.layout().columns().size() - 1);
    }

    private static RangeReader ahead(RangeReader source, ImageRows rows, List<RowSpan> spans) {
        if (rows.image().isCompressed()) {
            return HadoopFiles.fetchAhead(source);
        }
        if (spans.size() != 1 || !rows.isSequential() || spans.get(0).rows() == 0) {
            return HadoopFiles.notAhead(source);
        }
        RowSpan span = spans.get(0);
        long last = span.firstRow() + span.rows() - 1;
        return HadoopFiles.readAhead(source, rows.firstByte(span.firstRow()), rows.endByte(last));
    }

    @Override
    public TableView view() {
        return view;
    }

    @Override
    public int next(ColumnBatch into) throws IOException {
        long start = System.nanoTime();
        long waited = reader.waitedNanos();
        int count = 0;
        if (nextRow < end || begin()) {
            goTo(rows.tileOf(nextRow));
            long from = nextRow - tileFirstRow;
            long most = Math.min(end - nextRow, tileRows - from);
            count = rows.pixels()
                    ? batch.ofPixels(part, pixels, (int) from, most, into)
                    : batch.ofTile(grid.tile(tile), part, pixels, into);
            firstRow = nextRow;
            nextRow += count;
        }
        metrics.addBatch(count, System.nanoTime() - start - (reader.waitedNanos() - waited));
        return count;
    }

    /** Goes to the next range of rows; false if there is none. */
    private boolean begin() {
        while (spans.hasNext()) {
            RowSpan span = spans.next();
            if (span.rows() > 0) {
                nextRow = span.firstRow();
                end = span.firstRow() + span.rows();
                long first = rows.tileOf(nextRow);
                // the tile in which the range before ended is there already
                long from = first == tile ? first + 1 : first;
                tiles = image.tiles(rows.region(), from, rows.tileOf(end - 1) - from + 1);
                tile = from - 1;
                return true;
            }
        }
        return false;
    }

    private void goTo(long wanted) throws IOException {
        while (tile < wanted) {
            if (decodes) {
                tiles.next(pixels);
            }
            tile++;
            part = grid.part(tile);
            tileFirstRow = rows.firstRow(tile);
            tileRows = rows.firstRow(tile + 1) - tileFirstRow;
        }
    }

    @Override
    public long firstRow() {
        return firstRow;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
