// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

/**
 * Makes pixels of stored numbers: BLANK, then BSCALE and BZERO. The loops are plain, without a call per pixel. Safe for concurrent use.
 */
final class PixelConverter {
    private final PixelFormat format;
    private final PixelType type;
    private final boolean nullable;
    private final boolean copies;
    private final ScaledPixels scaled;

    private PixelConverter(PixelFormat format, PixelType type, boolean raw) {
        this.format = format;
        this.type = type;
        this.nullable = !raw && format.blank() != null;
        this.copies = type == format.storedType() && (raw || format.isPlain());
        this.scaled = new ScaledPixels(format.scale(), format.zero());
    }

    /** Gives values. */
    static PixelConverter physical(PixelFormat format) {
        return new PixelConverter(format, format.type(), false);
    }

    /** Gives the stored numbers themselves. */
    static PixelConverter stored(PixelFormat format) {
        return new PixelConverter(format, format.storedType(), true);
    }

    PixelType type() {
        return type;
    }

    /** Whether the stored numbers can be decoded to where the pixels go, and that is all. */
    boolean isDirect() {
        return copies && !nullable;
    }

    /**
     * Converts some pixels of a run.
     *
     * @param stored of the format's stored type
     * @param from index of the first
     * @param step from one to the next
     * @param into what the pixels go to from {@code to} on
     */
    void convert(Object stored, int from, int step, int count, Pixels into, int to) {
        Object values = into.values();
        if (copies) {
            copy(stored, from, step, count, values, to);
        } else if (type == PixelType.DOUBLE) {
            scaled.convert(stored, from, step, count, (double[]) values, to);
        } else {
            SignedPixels.convert(stored, from, step, count, values, to, type);
        }
        if (nullable) {
            markBlank(stored, from, step, count, into, to);
        }
    }

    private static void copy(Object stored, int from, int step, int count, Object values, int to) {
        if (step == 1) {
            System.arraycopy(stored, from, values, to, count);
        } else if (stored instanceof byte[] a) {
            StridedPixels.copy(a, from, step, count, (byte[]) values, to);
        } else if (stored instanceof short[] a) {
            StridedPixels.copy(a, from, step, count, (short[]) values, to);
        } else if (stored instanceof int[] a) {
            StridedPixels.copy(a, from, step, count, (int[]) values, to);
        } else if (stored instanceof long[] a) {
            StridedPixels.copy(a, from, step, count, (long[]) values, to);
        } else if (stored instanceof float[] a) {
            StridedPixels.copy(a, from, step, count, (float[]) values, to);
        } else {
            StridedPixels.copy((double[]) stored, from, step, count, (double[]) values, to);
        }
    }

    private void markBlank(Object stored, int from, int step, int count, Pixels into, int to) {
        long blank = format.blank();
        boolean any =
                switch (format.bitpix()) {
                    case 8 -> BlankPixels.in((byte[]) stored, from, step, count, blank);
                    case 16 -> BlankPixels.in((short[]) stored, from, step, count, blank);
                    case 32 -> BlankPixels.in((int[]) stored, from, step, count, blank);
                    default -> BlankPixels.in((long[]) stored, from, step, count, blank);
                };
        if (!any) {
            return;
        }
        boolean[] nulls = into.nullMarks();
        switch (format.bitpix()) {
            case 8 -> BlankPixels.mark((byte[]) stored, from, step, count, blank, nulls, to);
            case 16 -> BlankPixels.mark((short[]) stored, from, step, count, blank, nulls, to);
            case 32 -> BlankPixels.mark((int[]) stored, from, step, count, blank, nulls, to);
            default -> BlankPixels.mark((long[]) stored, from, step, count, blank, nulls, to);
        }
        into.markNulls();
    }
}
