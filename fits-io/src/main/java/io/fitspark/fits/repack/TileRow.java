// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.repack;

import java.io.IOException;

import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.checksum.OnesSum;
import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TileColumn;

/** A row of descriptors of a compressed table. Not safe for concurrent use. */
public final class TileRow {
    private final RangeReader reader;
    private final TableLayout layout;
    private final byte[] bytes;
    private long tile;

    public TileRow(RangeReader reader, TableLayout layout) {
        this.reader = reader;
        this.layout = layout;
        this.bytes = new byte[layout.tiling().descriptorRowBytes()];
    }

    /**
     * Reads that of a tile.
     *
     * @throws io.fitspark.fits.FitsFormatException if it points beyond the heap
     */
    public void read(long next) throws IOException {
        tile = next;
        reader.readFully(layout.dataOffset() + tile * bytes.length, bytes, 0, bytes.length);
        for (Column column : layout.columns()) {
            long length = length(column);
            long offset = offset(column);
            if (length < 0
                    || offset < 0
                    || length > layout.heapBytes()
                    || length > 0 && offset > layout.heapBytes() - length) {
                throw layout.error(
                                Kind.BAD_DESCRIPTOR,
                                length + " bytes at heap offset " + offset + " lie beyond the heap of "
                                        + layout.heapBytes() + " bytes")
                        .column(column.name())
                        .tile(tile)
                        .build();
            }
        }
    }

    /** The sum of its bytes, as if they began a word. */
    long sum() {
        return OnesSum.of(bytes, 0, bytes.length);
    }

    private TileColumn stored(Column column) {
        return layout.tiling().columns().get(column.index());
    }

    /** Bytes of what the tile holds of a column. */
    public long length(Column column) {
        return HeapScan.number(
                bytes, stored(column).descriptorOffset(), stored(column).wide());
    }

    /** Where in the heap they begin. */
    public long offset(Column column) {
        boolean wide = stored(column).wide();
        return HeapScan.number(bytes, stored(column).descriptorOffset() + (wide ? Long.BYTES : Integer.BYTES), wide);
    }
}
