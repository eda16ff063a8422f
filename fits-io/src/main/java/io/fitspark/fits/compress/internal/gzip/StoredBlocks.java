// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.gzip;

/**
 * A deflate stream that only copies: what incompressible data becomes, so that its length has a firm bound.
 *
 * <pre>
 * block: 1 bit last | 2 bits type 0 | 5 bits padding | length (2, little-endian) | its complement (2) | bytes
 * </pre>
 */
final class StoredBlocks {

    private static final int HEADER = 5;
    private static final int LARGEST = 0xffff;

    private StoredBlocks() {}

    /** The length of the stream for so many bytes. */
    static long length(int bytes) {
        return bytes + HEADER * Math.max(1L, (bytes + LARGEST - 1L) / LARGEST);
    }

    /** Writes the stream, which takes {@link #length} bytes. */
    static int write(byte[] src, int off, int len, byte[] dst, int dstOff) {
        int from = 0;
        int to = dstOff;
        do {
            int size = Math.min(LARGEST, len - from);
            dst[to] = (byte) (from + size == len ? 1 : 0);
            dst[to + 1] = (byte) size;
            dst[to + 2] = (byte) (size >> Byte.SIZE);
            dst[to + 3] = (byte) ~size;
            dst[to + 4] = (byte) (~size >> Byte.SIZE);
            System.arraycopy(src, off + from, dst, to + HEADER, size);
            from += size;
            to += HEADER + size;
        } while (from < len);
        return to - dstOff;
    }
}
