// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

import io.fitspark.fits.storage.Spool;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.encode.ByteSink;
import io.fitspark.fits.table.encode.CellDescriptors;
import io.fitspark.fits.table.encode.CellRuns;
import io.fitspark.fits.table.encode.DescriptorRows;
import io.fitspark.fits.table.encode.TileSegment;

/** Tiles of which the heap is written, or spooled, and all else is kept until the heap is whole. */
final class StagedTiles implements Closeable {
    private final Spool descriptors;
    private final Spool runs;
    private final TileSegment segment;

    StagedTiles(FileOutput file, List<Column> columns, ByteSink heap) {
        this.descriptors = file.spool();
        this.runs = file.spool();
        this.segment = new TileSegment(columns, heap, descriptors::append, runs::append);
    }

    TileSegment segment() {
        return segment;
    }

    /**
     * Writes the rows of descriptors of tiles whose heaps are written one behind the other, and before that, to the end of the heap, what
     * they need of P and Q columns.
     *
     * @param columns of the plain table as they are in the end
     * @param level of gzip
     * @return by column, the longest length of what tiles hold of it
     */
    static long[] end(
            List<StagedTiles> parts, List<Column> columns, long tileRows, int level, FileOutput file, HduOutput out)
            throws IOException {
        long[] longest = new long[columns.size()];
        try (Spool late = file.spool()) {
            addCellDescriptors(parts, CellRuns.columns(columns), tileRows, level, late, out);
            long base = 0;
            long lateBase = 0;
            for (StagedTiles part : parts) {
                TileSegment segment = part.segment;
                long lateFrom = lateBase;
                DescriptorRows.copy(
                        part.descriptors::read,
                        segment.tiles(),
                        columns,
                        base,
                        (position, bytes, offset, length) -> late.read(lateFrom + position, bytes, offset, length),
                        longest,
                        out::main);
                base += segment.heapBytes();
                lateBase += segment.tiles() * segment.variableColumns().size() * DescriptorRows.DESCRIPTOR_BYTES;
            }
        }
        return longest;
    }

    private static void addCellDescriptors(
            List<StagedTiles> parts, List<Column> columns, long tileRows, int level, Spool late, HduOutput out)
            throws IOException {
        if (columns.isEmpty()) {
            return;
        }
        byte[] descriptor = new byte[DescriptorRows.DESCRIPTOR_BYTES];
        CellDescriptors cells = new CellDescriptors(columns, tileRows, 0, level);
        long base = 0;
        for (StagedTiles part : parts) {
            CellRuns runs = new CellRuns(part.runs::read, 0, part.runs.length(), columns.size());
            cells.build(runs, part.segment.rows(), base, (column, bytes, length) -> {
                DescriptorRows.put(descriptor, 0, length, out.heapLength());
                late.append(descriptor, 0, descriptor.length);
                out.heap(bytes, 0, length);
            });
            base += part.segment.heapBytes();
        }
    }

    @Override
    public void close() throws IOException {
        Released.all(descriptors, runs);
    }
}
