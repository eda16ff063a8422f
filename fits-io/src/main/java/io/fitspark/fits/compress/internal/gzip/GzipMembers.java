// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.gzip;

import java.util.zip.CRC32;

/** Reads and writes members with one library; the JDK's does what the native one cannot. Ranges are checked by the caller. */
public final class GzipMembers {

    /** Below so many bytes the calls into the native library cost more than it gains (measured: they are level at about 1000). */
    private static final int LEAST_NATIVE_INFLATE = 1024;

    private final DeflateLibrary library;
    private final int leastNativeInflate;

    /**
     * @param leastNativeInflate bytes of a member from which on the native library inflates it
     */
    GzipMembers(DeflateLibrary library, int leastNativeInflate) {
        this.library = library;
        this.leastNativeInflate = leastNativeInflate;
    }

    /** With the library that is chosen for this JVM. */
    public static GzipMembers chosen() {
        return Chosen.MEMBERS;
    }

    /** The name of the library, for messages. */
    public String library() {
        return library.title();
    }

    /**
     * Inflates the one member in {@code src[off, off + len)}.
     *
     * @return the length, at most {@code maxLen}
     */
    public int inflate(byte[] src, int off, int len, byte[] dst, int dstOff, int maxLen) {
        int body = GzipFormat.bodyStart(src, off, len);
        boolean byNative = library == DeflateLibrary.NATIVE && len >= leastNativeInflate;
        int count = byNative ? NativeDeflate.inflate(src, off, len, body, dst, dstOff, maxLen) : -1;
        return count >= 0 ? count : JdkDeflate.inflate(src, off, len, body, dst, dstOff, maxLen);
    }

    /** The length that the last bytes of {@code src[off, off + len)} state, whatever they are. */
    public static long statedLength(byte[] src, int off, int len) {
        return len < GzipFormat.TRAILER
                ? 0
                : Integer.toUnsignedLong(GzipFormat.length(src, off + len - GzipFormat.TRAILER));
    }

    /** Writes {@code src[off, off + len)} as a member, for which there is room for {@link #bound} bytes; gives its length. */
    public int deflate(byte[] src, int off, int len, byte[] dst, int dstOff, int level) {
        int body = dstOff + GzipFormat.HEADER;
        int trailer = body + deflateBody(src, off, len, dst, body, level);
        GzipFormat.writeHeader(dst, dstOff, level); // its place may have been used
        CRC32 crc = new CRC32();
        crc.update(src, off, len);
        GzipFormat.writeTrailer(dst, trailer, (int) crc.getValue(), len);
        return trailer + GzipFormat.TRAILER - dstOff;
    }

    private int deflateBody(byte[] src, int off, int len, byte[] dst, int dstOff, int level) {
        boolean byNative = library == DeflateLibrary.NATIVE && len > 0 && NativeDeflate.hasLevel(level);
        int count = byNative ? NativeDeflate.deflate(src, off, len, dst, dstOff, level) : -1;
        if (count < 0) {
            count = JdkDeflate.deflate(src, off, len, dst, dstOff, level);
        }
        return count < 0 ? StoredBlocks.write(src, off, len, dst, dstOff) : count;
    }

    /** The most bytes of a member for so many bytes: one that only stores them. */
    public static long bound(int len) {
        return GzipFormat.HEADER + StoredBlocks.length(len) + GzipFormat.TRAILER;
    }

    /** Initialized at the first use. */
    private static final class Chosen {
        static final GzipMembers MEMBERS = new GzipMembers(DeflateLibrary.chosen(), LEAST_NATIVE_INFLATE);
    }
}
