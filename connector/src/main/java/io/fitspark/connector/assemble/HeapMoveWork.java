// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

import io.fitspark.connector.storage.SerializableHadoopConf;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.repack.HeapScan;
import io.fitspark.fits.storage.LocalRangeWriter;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.encode.DescriptorRows;
import io.fitspark.fits.write.TablePart;
import io.fitspark.fits.write.TileTails;

/**
 * Makes the descriptors of some tiles anew, whose heap is packed together: a part without a heap.
 *
 * @param columns of the table as it becomes
 */
record HeapMoveWork(PartFiles files, List<Column> columns, LiveHeap live, SerializableHadoopConf configuration)
        implements WorkJobs.Work<HeapMoveWork.Item, Part> {
    private static final long serialVersionUID = 1L;

    /**
     * Some tiles.
     *
     * @param plainBase where their cells begin in the heap when the table is not compressed
     */
    record Item(HeapRange tiles, HeapScan.Found found, long plainBase) implements Serializable {}

    @Override
    public Part on(Item item) throws IOException {
        HeapRange tiles = item.tiles;
        int rowBytes = columns.size() * DescriptorRows.DESCRIPTOR_BYTES;
        long mainBytes = tiles.count() * rowBytes;
        try (Sources sources = new Sources(configuration);
                FitsFile file = sources.fits(tiles.file())) {
            TableLayout layout = TableLayout.of(file.name(), file.hdu(tiles.hdu()));
            PartFiles.Made<TileTails.Made> made = files.make("moved", path -> {
                try (LocalRangeWriter out = LocalRangeWriter.create(path)) {
                    long[] ends = {0, mainBytes};
                    return TileTails.repack(
                            file,
                            layout,
                            columns,
                            new TileTails.TileRange(tiles.first(), tiles.count(), item.plainBase),
                            sources.map(live),
                            (bytes, offset, length) -> {
                                out.write(ends[1], bytes, offset, length);
                                ends[1] += length;
                            },
                            (bytes, offset, length) -> {
                                out.write(ends[0], bytes, offset, length);
                                ends[0] += length;
                            });
                }
            });
            long firstRow = layout.tiling().firstRow(tiles.first());
            long endRow = Math.min(layout.rows(), layout.tiling().firstRow(tiles.first() + tiles.count()));
            long tail = made.result().bytes();
            TablePart table = new TablePart(
                    endRow - firstRow,
                    tiles.count(),
                    0,
                    rowBytes,
                    layout.heapOffset(),
                    0,
                    tail,
                    item.found.plainBytes(),
                    item.found.longestCells(),
                    made.result().longest(),
                    -1);
            return Part.of(tiles.file(), tiles.hdu(), table, columns.size())
                    .with(
                            new Span(made.file(), 0, mainBytes),
                            new Span(made.file(), mainBytes, tail),
                            made.result().longest());
        }
    }
}
