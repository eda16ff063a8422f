// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.compress.TableCodec;
import io.fitspark.fits.storage.BufferedRangeReader;
import io.fitspark.fits.storage.ByteRange;
import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.StoredCells;
import io.fitspark.fits.table.StoredTiles;
import io.fitspark.fits.table.TableLayout;

/**
 * Copies tiles of a compressed table into a segment as they are, without decompressing them; but columns that are to be others are
 * compressed anew. Not safe for concurrent use.
 */
public final class TileCopier {
    private static final int BLOCK_BYTES = 256 << 10;
    private static final int BLOCKS = 8;

    /** Bytes of compressed cells of P and Q columns that are copied at once, about. */
    private static final long RUN_BYTES = 4 << 20;

    private final RangeReader reader;
    private final TableLayout layout;
    private final StoredTiles tiles;
    private final ElementCodec[] recoders;
    private final ColumnRecoder[] changes;
    private final List<VariableCells> variable = new ArrayList<>();
    private final EncodeScratch scratch = new EncodeScratch();
    private byte[] bytes = {};

    /**
     * @param layout of the compressed table
     * @param recode by column, the codec that its cells get; null where they are copied as they are
     * @param level of gzip
     */
    public TileCopier(RangeReader reader, TableLayout layout, FitsLimits limits, TableCodec[] recode, int level)
            throws IOException {
        this.reader = new BufferedRangeReader(reader, BLOCK_BYTES, BLOCKS);
        this.layout = layout;
        this.tiles = new StoredTiles(this.reader, layout, limits);
        this.recoders = new ElementCodec[recode.length];
        this.changes = new ColumnRecoder[recode.length];
        for (Column column : layout.columns()) {
            TableCodec codec = recode[column.index()];
            recoders[column.index()] = codec == null ? null : ElementCodec.of(column.tform(), codec, level);
        }
        CellRuns.columns(layout.columns()).forEach(column -> variable.add(new VariableCells(column)));
    }

    /**
     * Copies tiles such that they fit columns that may have another TNULL or strings of another width. Where there was no TNULL, nothing is done for
     * a new one: no value may equal it.
     *
     * @param to the columns of the segment, in the same order
     * @param codecs by column, with what both tables are compressed
     */
    public static TileCopier changing(
            RangeReader reader,
            TableLayout layout,
            FitsLimits limits,
            List<Column> to,
            List<TableCodec> codecs,
            int level)
            throws IOException {
        TileCopier copier = new TileCopier(reader, layout, limits, new TableCodec[to.size()], level);
        for (Column column : to) {
            int i = column.index();
            Column from = layout.columns().get(i);
            boolean wider = from.stringWidth() != column.stringWidth();
            boolean otherNull = from.nullValue() != null && !from.nullValue().equals(column.nullValue());
            if (column.rowBytes() > 0 && (wider || otherNull)) {
                copier.changes[i] = new ColumnRecoder(from, codecs.get(i), column, codecs.get(i), level);
            }
        }
        return copier;
    }

    /** Copies a tile behind those that the segment has. */
    public void copy(long tile, TileSegment segment) throws IOException {
        copyCells(tile, segment);
        for (Column column : layout.columns()) {
            if (column.rowBytes() == 0 || column.form().isDescriptor()) {
                continue;
            }
            ElementCodec recoder = recoders[column.index()];
            if (changes[column.index()] != null) {
                int length = readBlob(tile, column);
                int packed = changes[column.index()].recode(
                        bytes, 0, length, tiles.rows(tile), layout.tiling().firstRow(tile));
                segment.addBlob(column, changes[column.index()].out(), 0, packed);
            } else if (recoder == null) {
                int length = readBlob(tile, column);
                segment.addBlob(column, bytes, 0, length);
            } else {
                int length = Math.toIntExact(column.rowBytes() * tiles.rows(tile));
                bytes = room(bytes, length);
                tiles.cells(tile, column, bytes);
                int packed = recoder.encode(bytes, length, scratch);
                segment.addBlob(column, scratch.out(), 0, packed);
            }
        }
        segment.endTile(tiles.rows(tile));
    }

    private int readBlob(long tile, Column column) throws IOException {
        ByteRange range = tiles.range(tile, column);
        int length = Math.toIntExact(range.length());
        bytes = room(bytes, length);
        try {
            reader.readFully(range.position(), bytes, 0, length);
        } catch (EOFException e) {
            throw layout.error(Kind.TRUNCATED, "the file became shorter while it was read")
                    .column(column.name())
                    .tile(tile)
                    .cause(e)
                    .build();
        }
        return length;
    }

    private void copyCells(long tile, TileSegment segment) throws IOException {
        if (variable.isEmpty()) {
            return;
        }
        List<StoredCells> stored = new ArrayList<>();
        for (VariableCells cells : variable) {
            stored.add(tiles.variableCells(tile, cells.column()));
        }
        int rows = tiles.rows(tile);
        int from = 0;
        while (from < rows) {
            int count = run(stored, from, rows);
            for (int v = 0; v < variable.size(); v++) {
                copyCells(tile, stored.get(v), from, count, variable.get(v));
            }
            segment.addCells(variable);
            variable.forEach(VariableCells::clear);
            from += count;
        }
    }

    private static int run(List<StoredCells> stored, int from, int end) throws FitsFormatException {
        long sum = 0;
        int row = from;
        do {
            for (StoredCells cells : stored) {
                sum += cells.length(row);
            }
            row++;
        } while (row < end && sum < RUN_BYTES);
        return row - from;
    }

    private void copyCells(long tile, StoredCells from, int first, int count, VariableCells to) throws IOException {
        ElementCodec recoder = recoders[to.column().index()];
        ColumnRecoder change = changes[to.column().index()];
        if (change != null) {
            long row = layout.tiling().firstRow(tile) + first;
            from.compressed(first, count, (elements, cell, offset, length) -> {
                if (elements == 0) {
                    to.addPacked(0, cell, 0, 0);
                } else {
                    change.recodeCell(cell, offset, length, elements, to, row);
                }
            });
        } else if (recoder == null) {
            from.compressed(first, count, to::addPacked);
        } else {
            from.elements(first, count, (elements, cells, offset, length) -> to.add(elements, cells, offset));
            to.pack(recoder, scratch);
        }
    }

    private static byte[] room(byte[] array, int length) {
        return array.length < length ? new byte[length] : array;
    }
}
