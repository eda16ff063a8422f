// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.gzip;

import java.util.zip.CRC32;

/** Reads and writes members with one library; the JDK's does what the native one cannot. Ranges are checked by the caller. */
public final class GzipMembers {

    private final DeflateLibrary library;

    GzipMembers(DeflateLibrary library) {
        this.library = library;
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
        int count =
                library == DeflateLibrary.NATIVE ? NativeDeflate.inflate(src, off, len, body, dst, dstOff, maxLen) : -1;
        return count >= 0 ? count : JdkDeflate.inflate(src, off, len, body, dst, dstOff, maxLen);
    }

    /** Writes {@code src[off, off + len)} as a member, for which there is room for {@link #bound} bytes; gives its length. */
    public int deflate(byte[] src, int off, int len, byte[] dst, int dstOff, int level) {
        GzipFormat.writeHeader(dst, dstOff, level);
        int body = dstOff + GzipFormat.HEADER;
        int trailer = body + deflateBody(src, off, len, dst, body, level);
        CRC32 crc = new CRC32();
        crc.update(src, off, len);
        GzipFormat.writeTrailer(dst, trailer, (int) crc.getValue(), len);
        return trailer + GzipFormat.TRAILER - dstOff;
    }

    private int deflateBody(byte[] src, int off, int len, byte[] dst, int dstOff, int level) {
        boolean byNative = library == DeflateLibrary.NATIVE && len > 0 && NativeDeflate.hasLevel(level);
        int count = byNative ? NativeDeflate.deflate(src, off, len, dst, dstOff, level) : -1;
        if (count < 0) {
            int room = Math.toIntExact(StoredBlocks.length(len));
            count = JdkDeflate.deflate(src, off, len, dst, dstOff, room, level);
        }
        return count < 0 ? StoredBlocks.write(src, off, len, dst, dstOff) : count;
    }

    /** The most bytes of a member for so many bytes: one that only stores them. */
    public static long bound(int len) {
        return GzipFormat.HEADER + StoredBlocks.length(len) + GzipFormat.TRAILER;
    }

    /** Initialized at the first use. */
    private static final class Chosen {
        static final GzipMembers MEMBERS = new GzipMembers(DeflateLibrary.chosen());
    }
}
