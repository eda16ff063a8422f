// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.IOException;
import java.util.Arrays;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;

/** Gives the data of the table that a compressed table was made of, byte for byte as it was, tile by tile. */
public final class RestoredTable {
    /** Takes the data in pieces. */
    public interface DataSink {
        /**
         * Some bytes, to be used before it returns.
         *
         * @param position where they are in the data of the plain table
         */
        void bytes(long position, byte[] bytes, int offset, int length);
    }

    private static final int PIECE_BYTES = 64 << 10;

    private final TiledTableReader table;
    private final TableLayout layout;
    private final Column[] columns;
    private final long heapStart;
    private final DataSink sink;
    private long heapBytes;

    private RestoredTable(TiledTableReader table, long heapStart, DataSink sink) {
        this.table = table;
        this.layout = table.layout();
        this.columns = layout.columns().stream()
                .filter(column -> column.rowBytes() > 0)
                .toArray(Column[]::new);
        this.heapStart = heapStart;
        this.sink = sink;
    }

    /**
     * Decompresses all of a table, in bounded memory: the rows in their order, and after the rows of a tile its heap cells.
     *
     * @return whether that was every byte; false if there were some that belong to no cell
     */
    public static boolean read(FitsFile file, BinTableHdu hdu, DataSink sink) throws IOException {
        TableLayout layout = TableLayout.of(file.name(), hdu);
        long rowsBytes = layout.rows() * layout.rowBytes();
        // cfitsio leaves the THEAP of the plain table where it was
        long theap = hdu.header()
                .integer("ZTHEAP")
                .orElse(hdu.header().integer("THEAP").orElse(0));
        TileOptions options = TileOptions.DEFAULT.withCacheBytes(0);
        TiledTableReader table = new TiledTableReader(file.reader(), layout, file.limits(), options);
        RestoredTable restored = new RestoredTable(table, Math.max(theap, rowsBytes), sink);
        restored.read();
        return restored.isComplete();
    }

    private boolean isComplete() {
        long cells = Arrays.stream(columns).mapToLong(Column::rowBytes).sum();
        long rest = layout.tiling().plainHeapBytes() - heapBytes;
        return cells == layout.rowBytes() && rest == 0 && heapStart == layout.rows() * layout.rowBytes();
    }

    private void read() throws IOException {
        long tiles = layout.tiling().tiles();
        if (layout.rowBytes() > table.limits().maxTileBytes()) {
            throw tooLarge("a row", 0);
        }
        TileWindow window = new TileWindow(table, columns, TileSequence.range(0, tiles), table.fetchBytes());
        TileContent[] contents = new TileContent[columns.length];
        for (long tile = 0; tile < tiles && columns.length > 0; tile++) {
            long bytes = 0;
            for (int c = 0; c < columns.length; c++) {
                long number = tile * columns.length + c;
                window.load(number);
                TileBlob blob = window.blob(number);
                bytes += blob.inflatedBytes();
                if (bytes > table.limits().maxTileBytes()) {
                    throw tooLarge("a tile", tile);
                }
                contents[c] = table.decoder().inflate(blob, window.buffer(), window.start(number), null);
            }
            addRows(tile, contents);
            addCells(tile, contents);
        }
    }

    private FitsFormatException tooLarge(String what, long tile) {
        long limit = table.limits().maxTileBytes();
        return layout.error(Kind.LIMIT, what + " has more than the limit of " + limit + " bytes")
                .tile(tile)
                .build();
    }

    private void addRows(long tile, TileContent[] contents) {
        int rows = (int) layout.rowsOfTile(tile);
        int rowBytes = (int) layout.rowBytes();
        int piece = Math.max(1, PIECE_BYTES / rowBytes);
        byte[] bytes = new byte[Math.min(piece, rows) * rowBytes];
        byte[] cells = new byte[bytes.length];
        for (int done = 0; done < rows; done += piece) {
            int count = Math.min(piece, rows - done);
            for (int c = 0; c < columns.length; c++) {
                int width = (int) columns[c].rowBytes();
                int offset = (int) columns[c].rowOffset();
                if (contents[c] instanceof CellTable table) {
                    for (int r = 0; r < count; r++) {
                        table.copyPlain(done + r, bytes, r * rowBytes + offset);
                    }
                    continue;
                }
                ((TileCells) contents[c]).copyRows(done, count, cells, 0);
                for (int r = 0; r < count; r++) {
                    System.arraycopy(cells, r * width, bytes, r * rowBytes + offset, width);
                }
            }
            long position = (layout.tiling().firstRow(tile) + done) * layout.rowBytes();
            sink.bytes(position, bytes, 0, count * rowBytes);
        }
    }

    private void addCells(long tile, TileContent[] contents) throws IOException {
        int rows = (int) layout.rowsOfTile(tile);
        TileSlice all = new TileSlice(tile, 0, rows, null, 0, true);
        for (int c = 0; c < columns.length; c++) {
            if (contents[c] instanceof CellTable cells) {
                table.newPackedCells(columns[c]).visit(cells, all, (row, bytes, offset, length) -> {
                    sink.bytes(heapStart + cells.plainOffset(row), bytes, offset, length);
                    heapBytes += length;
                });
            }
        }
    }
}
