// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;

/**
 * Inflates the members of a gzip file (RFC 1952) one after another.
 *
 * <pre>
 * member: 1f 8b | method 8 | flags | time (4) | extra flags | system | [extra] [name] [comment] [header crc]
 *         deflate stream | CRC-32 (4, little-endian) | length modulo 2^32 (4)
 * </pre>
 */
final class GzipStream implements AutoCloseable {

    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;
    private static final int INPUT = 64 * 1024;

    private final RangeReader source;
    private final long length;
    private final byte[] input;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private long position;
    private int at;
    private int end;
    private boolean inMember;
    private long memberBytes;
    private long trailingBytes;

    GzipStream(RangeReader source) throws IOException {
        this.source = source;
        this.length = source.length();
        this.input = new byte[(int) Math.min(INPUT, length)];
    }

    /** Whether bytes begin like a gzip file. */
    static boolean isMagic(byte[] bytes, int from) {
        return (bytes[from] & 0xff) == MAGIC_1 && (bytes[from + 1] & 0xff) == MAGIC_2;
    }

    /** Bytes after the last member that are neither gzip nor zero padding; known at the end. */
    long trailingBytes() {
        return trailingBytes;
    }

    /** The next bytes of the inflated file: at least one, or -1 at its end. */
    int read(byte[] buffer, int offset, int size) throws IOException {
        while (true) {
            if (!inMember && !beginMember()) {
                return -1;
            }
            int count = inflate(buffer, offset, size);
            if (count > 0) {
                crc.update(buffer, offset, count);
                memberBytes += count;
                return count;
            }
            if (inflater.finished()) {
                endMember();
            }
        }
    }

    private int inflate(byte[] buffer, int offset, int size) throws IOException {
        try {
            int count = inflater.inflate(buffer, offset, size);
            if (count == 0 && !inflater.finished()) {
                if (inflater.needsDictionary()) {
                    throw broken("it needs a dictionary", null);
                }
                at = end;
                fill();
                inflater.setInput(input, at, end - at);
            }
            return count;
        } catch (DataFormatException e) {
            throw broken(e.getMessage(), e);
        }
    }

    /** Reads a member's header; false at the end of the file or where no further member begins. */
    private boolean beginMember() throws IOException {
        long start = position - (end - at);
        boolean first = start == 0;
        if (start == length) {
            return false;
        }
        if (next() != MAGIC_1 || start + 1 == length || next() != MAGIC_2) {
            if (first) {
                throw broken("it has no gzip header", null);
            }
            trailingBytes = onlyZerosFrom(start) ? 0 : length - start;
            position = length;
            at = end;
            return false;
        }
        if (next() != DEFLATE) {
            throw broken("its method is not deflate", null);
        }
        int flags = next();
        if ((flags & RESERVED) != 0) {
            throw broken("its header has unknown flags", null);
        }
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        inflater.setInput(input, at, end - at);
        crc.reset();
        memberBytes = 0;
        inMember = true;
        return true;
    }

    private void endMember() throws IOException {
        at = end - inflater.getRemaining();
        inMember = false;
        long sum = word();
        long size = word();
        if (sum != crc.getValue()) {
            throw broken("its CRC is wrong", null);
        }
        if (size != (memberBytes & 0xffffffffL)) {
            throw broken("its length is wrong", null);
        }
    }

    /** Whether all bytes are zero up to the end, as in padding on tapes; looks at one buffer of them. */
    private boolean onlyZerosFrom(long start) throws IOException {
        byte[] rest = new byte[(int) Math.min(INPUT, length - start)];
        source.readFully(start, rest, 0, rest.length);
        for (byte b : rest) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private long word() throws IOException {
        long word = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            word |= (long) next() << shift;
        }
        return word;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        while (next() != 0) {
            // up to the terminating zero
        }
    }

    private int next() throws IOException {
        if (at == end) {
            fill();
        }
        return input[at++] & 0xff;
    }

    /** Reads the next part of the compressed file. */
    private void fill() throws IOException {
        int count = (int) Math.min(input.length, length - position);
        if (count <= 0) {
            throw FitsFormatException.of(Kind.TRUNCATED, "the gzip stream ends before its end")
                    .file(source.name())
                    .offset(length)
                    .build();
        }
        source.readFully(position, input, 0, count);
        position += count;
        at = 0;
        end = count;
    }

    private FitsFormatException broken(String how, Exception cause) {
        return FitsFormatException.of(Kind.TRUNCATED, "the gzip stream is damaged: " + how)
                .file(source.name())
                .offset(position - (end - at))
                .cause(cause)
                .build();
    }

    @Override
    public void close() {
        inflater.end();
    }
}
