// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.table.TableLayout;

/**
 * A sample of whole blocks: the tiles of a compressed table, or as many rows of a plain one as fill some 64 KiB. Whether a block
 * is in it depends on the seed, the file and the block alone, not on how the table is split.
 *
 * @param lower least hash of a chosen block, as a share of all, from 0
 * @param upper bound of the hashes of chosen blocks, to 1
 */
public record BlockSample(double lower, double upper, long seed) implements Serializable {
    private static final int BLOCK_BYTES = 64 << 10;
    private static final double HASHES = 1L << 53;

    /** The chosen rows among some of a table, neighbours together. */
    public List<RowSpan> spans(TableLayout layout, String path, RowSpan within) {
        long blockRows = blockRows(layout);
        long fileSeed = mix(seed ^ ((long) path.hashCode() << 32) ^ layout.hdu());
        long end = within.firstRow() + within.rows();
        List<RowSpan> spans = new ArrayList<>();
        long from = -1;
        for (long first = within.firstRow(); first < end; ) {
            long block = first / blockRows;
            long next = first + Math.min(end - first, blockRows - first % blockRows);
            if (!isChosen(fileSeed, block)) {
                if (from >= 0) {
                    spans.add(new RowSpan(from, first - from));
                }
                from = -1;
            } else if (from < 0) {
                from = first;
            }
            first = next;
        }
        if (from >= 0) {
            spans.add(new RowSpan(from, end - from));
        }
        return spans;
    }

    private static long blockRows(TableLayout layout) {
        return layout.isTiled()
                ? layout.tiling().tileRows()
                : Math.max(1, BLOCK_BYTES / Math.max(1, layout.rowBytes()));
    }

    private boolean isChosen(long fileSeed, long block) {
        double share = (mix(fileSeed + block * 0x9E3779B97F4A7C15L) >>> 11) / HASHES;
        return share >= lower && share < upper;
    }

    /** Spreads the bits of a number over all bits, one to one: the finaliser of SplitMix64. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
