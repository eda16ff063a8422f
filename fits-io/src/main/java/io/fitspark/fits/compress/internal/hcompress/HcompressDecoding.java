// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.hcompress;

import java.util.Arrays;

import io.fitspark.fits.compress.CodecException;
import io.fitspark.fits.compress.internal.hcompress.HcompressFormat.Fields;

/** Decodes streams, in arrays that are used again. Not safe for concurrent use. */
public final class HcompressDecoding {

    /** Bit planes of a coefficient, whose sign is kept apart. */
    private static final int MAX_PLANES = Integer.SIZE - 1;

    private static final int MAX_WIDE_PLANES = Long.SIZE - 1;

    /** By how much, in bits, smoothing multiplies what it compares. */
    private static final int SMOOTHING_BITS = 7;

    private final BitInput in = new BitInput();
    private final QuadTree tree = new QuadTree(in);
    private final InverseTransform transform = new InverseTransform();
    private final WideTransform wideTransform = new WideTransform();
    private final boolean smooth;
    private final boolean longs;
    private int[] narrow = {};
    private long[] wide = {};

    /**
     * @param longs whether to calculate as if with 64 bits
     */
    public HcompressDecoding(boolean smooth, boolean longs) {
        this.smooth = smooth;
        this.longs = longs;
    }

    /** Decodes a stream of so many pixels. Ranges are checked by the caller. */
    public void decode(byte[] src, int off, int len, int[] dst, int at, int count) {
        Fields fields = HcompressFormat.header(src, off, len, count, longs ? MAX_WIDE_PLANES : MAX_PLANES);
        in.open(src, off, len, HcompressFormat.headerBytes());
        int maxChange = smooth ? Math.max(0, fields.scale() >> 1) : 0;
        if (longs && !fits(fields, maxChange)) {
            wideCoefficients(fields, count);
            wideTransform.run(wide, fields.rows(), fields.columns(), maxChange, dst, at);
        } else {
            narrowCoefficients(fields, count);
            transform.run(narrow, fields.rows(), fields.columns(), maxChange, dst, at);
        }
    }

    /** Whether 32 bits suffice: no sum within the transform can be beyond them. */
    private static boolean fits(Fields fields, int maxChange) {
        int planes = fields.maxPlanes();
        if (planes > MAX_PLANES || fields.sum() == Long.MIN_VALUE) {
            return false;
        }
        double scale = Math.max(1, fields.scale());
        double rounding = 4.0 * Math.max(fields.rows(), fields.columns());
        double bound = Math.abs(fields.sum()) * scale + 6 * (Math.scalb(scale, planes) + maxChange + rounding);
        return bound * (maxChange > 0 ? 1 << SMOOTHING_BITS : 1) < Integer.MAX_VALUE;
    }

    private void narrowCoefficients(Fields fields, int count) {
        if (narrow.length < count) {
            narrow = new int[count];
        }
        if (fields.maxPlanes() > QuadTree.GROUP) {
            Arrays.fill(narrow, 0, count, 0);
        }
        for (int quadrant = 0; quadrant < 4; quadrant++) {
            int planes = fields.planes(quadrant);
            int rows = fields.rows(quadrant);
            int columns = fields.columns(quadrant);
            boolean alone = planes <= QuadTree.GROUP;
            int at = fields.start(quadrant);
            tree.decode(rows, columns, planes, Quadrant.of(narrow, at, fields.columns(), rows, columns, alone));
        }
        endOfPlanes();
        in.signs(narrow, count);
        in.finish();
        narrow[0] = (int) fields.sum();
        if (fields.scale() > 1) {
            multiply(narrow, count, fields.scale());
        }
    }

    private void wideCoefficients(Fields fields, int count) {
        if (wide.length < count) {
            wide = new long[count];
        }
        Arrays.fill(wide, 0, count, 0);
        for (int quadrant = 0; quadrant < 4; quadrant++) {
            int rows = fields.rows(quadrant);
            int columns = fields.columns(quadrant);
            int at = fields.start(quadrant);
            tree.decode(rows, columns, fields.planes(quadrant), Quadrant.of(wide, at, fields.columns(), rows, columns));
        }
        endOfPlanes();
        in.signs(wide, count);
        in.finish();
        wide[0] = fields.sum();
        for (int k = 0; k < count && fields.scale() > 1; k++) {
            wide[k] *= fields.scale();
        }
    }

    private void endOfPlanes() {
        int nybble = in.nybble();
        if (nybble != HcompressFormat.END) {
            throw new CodecException("the bit planes end with " + nybble + ", not with 0", in.consumed());
        }
        in.align();
    }

    private static void multiply(int[] coefficients, int count, int scale) {
        for (int k = 0; k < count; k++) {
            coefficients[k] *= scale;
        }
    }
}
