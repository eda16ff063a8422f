// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.Serializable;
import java.util.ArrayList;

import io.fitspark.connector.storage.SourceFile;
import io.fitspark.fits.write.JoinedTable;
import io.fitspark.fits.write.TablePart;

/**
 * Some rows of the table, in its final format but for offsets.
 *
 * @param table where in the file they are
 * @param main the rows, or the rows of descriptors
 * @param tail descriptors of cells, behind all heaps; null if there are none
 * @param zones rows of zone maps; none if they are not known, or not wanted
 * @param longestBlobs by column, bytes of the longest of what tiles hold of it
 * @param live what is left of the heap, into which plain rows point as it was; null if that is all of it
 */
record Part(
        SourceFile file,
        int hdu,
        TablePart table,
        Span main,
        Span tail,
        ArrayList<Span> zones,
        long[] longestBlobs,
        LiveHeap live)
        implements Serializable {

    static Part of(SourceFile file, int hdu, TablePart table, int columns) {
        ArrayList<Span> zones = new ArrayList<>();
        if (table.zonesOffset() >= 0) {
            zones.add(zones(file, table.zonesOffset(), table.tiles(), columns));
        }
        Span main = new Span(file, table.mainOffset(), table.mainBytes());
        return new Part(file, hdu, table, main, null, zones, table.longestBlobs(), null);
    }

    /** The zones of the first tiles of a table. */
    static Span zones(SourceFile file, long offset, long tiles, int columns) {
        return new Span(file, offset, tiles * columns * JoinedTable.zoneRowBytes());
    }

    Span heap() {
        return new Span(file, table.heapOffset(), table.heapBytes());
    }

    /** The same with descriptors that were made anew. */
    Part with(Span newMain, Span newTail, long[] longest) {
        return new Part(file, hdu, table, newMain, newTail, zones, longest, live);
    }

    /** The same with what is left of a heap, which begins where that of its table does. */
    Part withHeap(LiveHeap left) {
        TablePart whole = new TablePart(
                table.rows(),
                table.tiles(),
                table.mainOffset(),
                table.mainRowBytes(),
                table.heapOffset(),
                left.length(),
                table.tailBytes(),
                table.plainHeapBytes(),
                table.longestCells(),
                table.longestBlobs(),
                table.zonesOffset());
        return new Part(file, hdu, whole, main, tail, zones, longestBlobs, left);
    }

    Part withZones(ArrayList<Span> found) {
        return new Part(file, hdu, table, main, tail, found, longestBlobs, live);
    }
}
