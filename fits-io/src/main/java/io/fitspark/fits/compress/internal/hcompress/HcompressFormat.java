// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.hcompress;

import java.nio.ByteBuffer;

import io.fitspark.fits.compress.CodecException;

/**
 * HCOMPRESS_1 (R. L. White 1992; FITS 4.0, section 10.4.4), the H-transform of an image, its coefficients coded by bit planes:
 *
 * <pre>
 * header    magic DD 99, rows and columns (4 bytes each), scale (4), the sum coefficient (8), numbers of bit planes (1 each) of the
 *           quadrants: the upper left one, both on the other diagonal, the lower right one
 * planes    for each quadrant (upper left, upper right, lower left, lower right) its planes, the highest first: a format nybble
 *           0  a nybble for each block of 2 x 2 coefficients, row by row
 *           F  the same nybbles as a tree: a nybble, one for each of its bits that is set, and so on down to the blocks, each
 *              level from its last nybble to its first, in codes of 3 to 6 bits
 * nybble 0, the rest of its byte
 * signs     a bit for each coefficient that is not zero
 * </pre>
 *
 * The bits of a nybble, the highest first, are those of the upper left, upper right, lower left and lower right coefficient.
 */
final class HcompressFormat {

    static final int DIRECT = 0;
    static final int TREE = 0xF;
    static final int END = 0;

    private static final int MAGIC = 0xDD99;
    private static final int HEADER_BYTES = 25;

    private HcompressFormat() {}

    /**
     * The fields of the header.
     *
     * @param sum the coefficient of the whole image, which the planes do not hold
     * @param planes of the upper left quadrant, of the two beside it, of the lower right one
     */
    record Fields(int rows, int columns, int scale, long sum, int[] planes) {

        /** Rows of a quadrant: 0 upper left, 1 upper right, 2 lower left, 3 lower right. */
        int rows(int quadrant) {
            return (rows + (quadrant < 2 ? 1 : 0)) / 2;
        }

        int columns(int quadrant) {
            return (columns + (quadrant % 2 == 0 ? 1 : 0)) / 2;
        }

        /** The index of its first coefficient. */
        int start(int quadrant) {
            return (quadrant < 2 ? 0 : rows(0) * columns) + (quadrant % 2 == 0 ? 0 : columns(0));
        }

        int planes(int quadrant) {
            return planes[(quadrant + 1) / 2];
        }

        /** The most planes of a quadrant. */
        int maxPlanes() {
            return Math.max(planes[0], Math.max(planes[1], planes[2]));
        }
    }

    /**
     * Reads the header of a stream of so many pixels.
     *
     * @param maxPlanes the most that a coefficient can have
     */
    static Fields header(byte[] src, int off, int len, int pixels, int maxPlanes) {
        if (len < HEADER_BYTES) {
            throw new CodecException("the HCOMPRESS stream ends within its header", len);
        }
        ByteBuffer header = ByteBuffer.wrap(src, off, len);
        int magic = header.getShort() & 0xffff;
        if (magic != MAGIC) {
            throw new CodecException("no HCOMPRESS stream begins with " + magic, 0);
        }
        int rows = header.getInt();
        int columns = header.getInt();
        if (rows < 1 || columns < 1 || (long) rows * columns != pixels) {
            throw new CodecException(
                    "the HCOMPRESS stream is of " + rows + " x " + columns + " pixels, not of " + pixels, 2);
        }
        int scale = header.getInt();
        long sum = header.getLong();
        int[] planes = new int[3];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = header.get() & 0xff;
            if (planes[i] > maxPlanes) {
                throw new CodecException(planes[i] + " bit planes in an HCOMPRESS stream", HEADER_BYTES - 3L + i);
            }
        }
        return new Fields(rows, columns, scale, sum, planes);
    }

    static int headerBytes() {
        return HEADER_BYTES;
    }
}
