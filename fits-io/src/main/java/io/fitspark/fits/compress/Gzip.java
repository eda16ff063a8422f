// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress;

import java.util.Objects;

import io.fitspark.fits.compress.internal.gzip.GzipMembers;

/**
 * GZIP_1: one gzip member (RFC 1952) a cell. Neither zlib streams nor several members are taken for one, as other readers of FITS
 * fail on them or lose what follows the first. Safe for concurrent use.
 */
public final class Gzip {

    private Gzip() {}

    /** The library that inflates and deflates in this JVM, for logs; the system property {@code fitspark.deflate=jdk} switches a native one off. */
    public static String library() {
        return GzipMembers.chosen().library();
    }

    /**
     * Inflates the member in {@code src[off, off + len)}.
     *
     * @throws CodecException unless it is whole, inflates to exactly {@code dstLen} bytes with the CRC and length that it states,
     *     and nothing follows it; what is in the destination range then is not defined, what is outside is untouched
     */
    public static void inflate(byte[] src, int off, int len, byte[] dst, int dstOff, int dstLen) {
        int count = inflateUpTo(src, off, len, dst, dstOff, dstLen);
        if (count != dstLen) {
            throw new CodecException("the gzip stream inflates to " + count + " bytes, not " + dstLen, len);
        }
    }

    /**
     * The same for a length that is not known.
     *
     * @return the length, at most {@code maxLen}
     * @throws CodecException also if there would be more
     */
    public static int inflateUpTo(byte[] src, int off, int len, byte[] dst, int dstOff, int maxLen) {
        Objects.checkFromIndexSize(off, len, src.length);
        Objects.checkFromIndexSize(dstOff, maxLen, dst.length);
        return GzipMembers.chosen().inflate(src, off, len, dst, dstOff, maxLen);
    }

    /**
     * How much room to make for a length that is not known: what the member says, if it can be that, as others do not inflate anyway.
     *
     * @param maxLen the most that it may be
     */
    public static int mostBytes(byte[] src, int off, int len, long maxLen) {
        Objects.checkFromIndexSize(off, len, src.length);
        int most = (int) Math.min(maxLen, Integer.MAX_VALUE - Long.BYTES);
        long stated = GzipMembers.statedLength(src, off, len);
        return stated <= most ? (int) stated : most;
    }

    /**
     * Writes {@code src[off, off + len)} as one member. The bytes depend on the library. Of levels 1 and 2, the native one does
     * not always make equal bytes of equal bytes: now and then those of one instance of it are a few more or fewer than those of another.
     *
     * @param level 0 (store) to 9 (smallest)
     * @return the length
     * @throws IndexOutOfBoundsException if {@code dst} has less than {@link #bound} bytes from {@code dstOff}
     */
    public static int deflate(byte[] src, int off, int len, byte[] dst, int dstOff, int level) {
        Objects.checkFromIndexSize(off, len, src.length);
        Objects.checkFromIndexSize(dstOff, bound(len), dst.length);
        if (level < 0 || level > 9) {
            throw new IllegalArgumentException("level " + level + " is not in 0 to 9");
        }
        return GzipMembers.chosen().deflate(src, off, len, dst, dstOff, level);
    }

    /** The most bytes that so many bytes can become: the length of a stream that only stores them. */
    public static int bound(int len) {
        return Math.toIntExact(GzipMembers.bound(len));
    }
}
