// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.gzip;

/** Chooses who inflates and deflates. Ranges are checked by the caller. */
public final class GzipMembers {

    private GzipMembers() {}

    /** Inflates the one member in {@code src[off, off + len)}; gives the length. */
    public static int inflate(byte[] src, int off, int len, byte[] dst, int dstOff, int maxLen) {
        int body = GzipFormat.bodyStart(src, off, len);
        return JdkGzip.inflate(src, off, len, body, dst, dstOff, maxLen);
    }

    /** Writes the deflate stream, for which there is room for {@link #bound} bytes; gives its length. */
    public static int deflate(byte[] src, int off, int len, byte[] dst, int dstOff, int level) {
        int room = (int) bound(len);
        int count = JdkGzip.deflate(src, off, len, dst, dstOff, room, level);
        return count < 0 ? StoredBlocks.write(src, off, len, dst, dstOff) : count;
    }

    /** The most bytes of a deflate stream. */
    public static long bound(int len) {
        return StoredBlocks.length(len);
    }
}
