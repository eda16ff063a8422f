// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.Serializable;

import io.fitspark.connector.storage.SourceFile;
import io.fitspark.fits.write.JoinedTable;
import io.fitspark.fits.write.TablePart;

/**
 * Some rows of the table, in its final format but for offsets.
 *
 * @param table where in the file they are
 * @param main the rows, or the rows of descriptors
 * @param tail descriptors of cells, behind all heaps; null if there are none
 * @param zones rows of zone maps; null if there are none
 * @param longestBlobs by column, bytes of the longest of what tiles hold of it
 */
record Part(SourceFile file, int hdu, TablePart table, Span main, Span tail, Span zones, long[] longestBlobs)
        implements Serializable {

    static Part of(SourceFile file, int hdu, TablePart table, int columns) {
        Span zones = table.zonesOffset() < 0
                ? null
                : new Span(file, table.zonesOffset(), table.tiles() * columns * JoinedTable.zoneRowBytes());
        Span main = new Span(file, table.mainOffset(), table.mainBytes());
        return new Part(file, hdu, table, main, null, zones, table.longestBlobs());
    }

    Span heap() {
        return new Span(file, table.heapOffset(), table.heapBytes());
    }

    /** The same with descriptors that were made anew. */
    Part with(Span newMain, Span newTail, long[] longest) {
        return new Part(file, hdu, table, newMain, newTail, zones, longest);
    }

    Part withZones(Span found) {
        return new Part(file, hdu, table, main, tail, found, longestBlobs);
    }
}
