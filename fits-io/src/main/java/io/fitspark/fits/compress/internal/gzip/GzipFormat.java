// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.gzip;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

import io.fitspark.fits.compress.CodecException;

/**
 * The frame of a gzip member (RFC 1952).
 *
 * <pre>
 * 1f 8b | method 8 | flags | time (4) | extra flags | system | [extra] [name] [comment] [header crc]
 * deflate stream | CRC-32 (4, little-endian) | length modulo 2^32 (4, little-endian)
 * </pre>
 */
public final class GzipFormat {

    /** Bytes of a header without optional fields. */
    public static final int HEADER = 10;

    /** Bytes behind the deflate stream. */
    public static final int TRAILER = 8;

    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;
    private static final int FLAGS_AT = 3;
    private static final int FASTEST = 4;
    private static final int SMALLEST = 2;
    private static final int UNKNOWN_SYSTEM = 255;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private GzipFormat() {}

    /** Where the deflate stream of the member in {@code src[off, off + len)} begins, as an index into {@code src}. */
    public static int bodyStart(byte[] src, int off, int len) {
        if (len == 0) {
            throw new CodecException("no bytes where a gzip stream is due", 0);
        }
        if (!hasMagic(src, off, len)) {
            throw new CodecException(isZlib(src, off, len) ? "a zlib stream, not gzip" : "not a gzip stream", 0);
        }
        if (len < HEADER) {
            throw truncated(len);
        }
        if (src[off + 2] != DEFLATE) {
            throw new CodecException("gzip method " + (src[off + 2] & 0xff) + ", not deflate", 2);
        }
        int flags = src[off + FLAGS_AT] & 0xff;
        if ((flags & RESERVED) != 0) {
            throw new CodecException("unknown gzip flags " + flags, FLAGS_AT);
        }
        return off + bodyStart(src, off, len, flags);
    }

    private static int bodyStart(byte[] src, int off, int len, int flags) {
        int at = HEADER;
        if ((flags & EXTRA) != 0) {
            if (at + 2 > len) {
                throw truncated(len);
            }
            at += 2 + ((src[off + at] & 0xff) | (src[off + at + 1] & 0xff) << Byte.SIZE);
        }
        if ((flags & NAME) != 0) {
            at = afterText(src, off, len, at);
        }
        if ((flags & COMMENT) != 0) {
            at = afterText(src, off, len, at);
        }
        if ((flags & HEADER_CRC) != 0) {
            at += 2;
        }
        if (at > len) {
            throw truncated(len);
        }
        return at;
    }

    private static int afterText(byte[] src, int off, int len, int from) {
        for (int at = from; at < len; at++) {
            if (src[off + at] == 0) {
                return at + 1;
            }
        }
        throw truncated(len);
    }

    /** Whether bytes begin like a gzip member. */
    public static boolean hasMagic(byte[] src, int off, int len) {
        return len >= 2 && (src[off] & 0xff) == MAGIC_1 && (src[off + 1] & 0xff) == MAGIC_2;
    }

    /** RFC 1950: method 8 in the low four bits, and the first two bytes a multiple of 31. */
    private static boolean isZlib(byte[] src, int off, int len) {
        return len >= 2
                && (src[off] & 0x0f) == DEFLATE
                && ((src[off] & 0xff) << Byte.SIZE | (src[off + 1] & 0xff)) % 31 == 0;
    }

    private static CodecException truncated(int len) {
        return new CodecException("the gzip stream ends before its end", len);
    }

    /** The header that {@link #HEADER} bytes hold: no time, no name, so that equal data gives equal bytes. */
    public static void writeHeader(byte[] dst, int off, int level) {
        Arrays.fill(dst, off, off + HEADER, (byte) 0);
        dst[off] = (byte) MAGIC_1;
        dst[off + 1] = (byte) MAGIC_2;
        dst[off + 2] = DEFLATE;
        dst[off + HEADER - 2] = (byte) (level == 1 ? FASTEST : level == 9 ? SMALLEST : 0);
        dst[off + HEADER - 1] = (byte) UNKNOWN_SYSTEM;
    }

    public static void writeTrailer(byte[] dst, int off, int crc, int length) {
        INT.set(dst, off, crc);
        INT.set(dst, off + Integer.BYTES, length);
    }

    /** The CRC-32 in a trailer. */
    public static int crc(byte[] src, int trailer) {
        return (int) INT.get(src, trailer);
    }

    /** The length modulo 2^32 in a trailer. */
    public static int length(byte[] src, int trailer) {
        return (int) INT.get(src, trailer + Integer.BYTES);
    }
}
