// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The codecs, each of which takes and gives exactly what it is told to. */
final class TileCodecs {
    private TileCodecs() {}

    static final class BadStream extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadStream(String problem) {
            super(problem);
        }
    }

    static void inflate(byte[] src, int off, int len, byte[] dst, int at, int count) {
        if (len < 18 || src[off] != 0x1f || (src[off + 1] & 0xff) != 0x8b || src[off + 2] != 8) {
            throw new BadStream("no gzip stream");
        }
        int flags = src[off + 3];
        int p = off + 10;
        int end = off + len;
        if ((flags & 4) != 0) {
            p += 2 + (src[p] & 0xff) + ((src[p + 1] & 0xff) << 8);
        }
        for (int bit = 8; bit <= 16; bit <<= 1) {
            if ((flags & bit) != 0) {
                while (p < end && src[p++] != 0) {}
            }
        }
        if ((flags & 2) != 0) {
            p += 2;
        }
        if (p >= end) {
            throw new BadStream("gzip header cut short");
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(src, p, end - p);
            int done = 0;
            while (done < count) {
                int n = inflater.inflate(dst, at + done, count - done);
                if (n == 0) {
                    throw new BadStream("the stream ends after " + done + " of " + count + " bytes");
                }
                done += n;
            }
            if (inflater.inflate(new byte[1]) != 0) {
                throw new BadStream("the stream has more than " + count + " bytes");
            }
            if (!inflater.finished() || inflater.getRemaining() != 8) {
                throw new BadStream("the stream does not end where its bytes end");
            }
        } catch (DataFormatException e) {
            throw new BadStream("no deflate stream: " + e.getMessage());
        } finally {
            inflater.end();
        }
        CRC32 crc = new CRC32();
        crc.update(dst, at, count);
        if ((int) crc.getValue() != Integer.reverseBytes((int) BigEndian.INT.get(src, end - 8))
                || count != Integer.reverseBytes((int) BigEndian.INT.get(src, end - 4))) {
            throw new BadStream("the CRC is wrong");
        }
    }

    static void rice(byte[] src, int off, int len, byte[] dst, int at, int count) {
        int[] values = rice(src, off, len, count, 1);
        for (int i = 0; i < count; i++) {
            dst[at + i] = (byte) values[i];
        }
    }

    static void rice(byte[] src, int off, int len, short[] dst, int at, int count) {
        int[] values = rice(src, off, len, count, 2);
        for (int i = 0; i < count; i++) {
            dst[at + i] = (short) values[i];
        }
    }

    static void rice(byte[] src, int off, int len, int[] dst, int at, int count) {
        System.arraycopy(rice(src, off, len, count, 4), 0, dst, at, count);
    }

    private static int[] rice(byte[] src, int off, int len, int count, int width) {
        Bits bits = new Bits(src, off, off + len);
        int fsBits = width == 1 ? 3 : width == 2 ? 4 : 5;
        int fsMax = width == 1 ? 6 : width == 2 ? 14 : 25;
        int[] out = new int[count];
        int last = bits.take(8 * width);
        for (int i = 0; i < count; i += 32) {
            int end = Math.min(count, i + 32);
            int fs = bits.take(fsBits) - 1;
            for (int k = i; k < end; k++) {
                int diff = 0;
                if (fs == fsMax) {
                    diff = bits.take(8 * width);
                } else if (fs >= 0) {
                    int zeros = 0;
                    while (bits.take(1) == 0) {
                        zeros++;
                    }
                    diff = (zeros << fs) | bits.take(fs);
                }
                if (fs > fsMax) {
                    throw new BadStream("Rice block of width " + fs);
                }
                last += (diff & 1) == 0 ? diff >>> 1 : ~(diff >>> 1);
                out[k] = last;
            }
        }
        if (bits.at / 8 + (bits.at % 8 == 0 ? 0 : 1) != off + len) {
            throw new BadStream("bytes are left over");
        }
        return out;
    }

    private static final class Bits {
        final byte[] src;
        final long end;
        long at;

        Bits(byte[] src, int off, int end) {
            this.src = src;
            this.at = off * 8L;
            this.end = end * 8L;
        }

        int take(int n) {
            int value = 0;
            for (int i = 0; i < n; i++, at++) {
                if (at >= end) {
                    throw new BadStream("the Rice stream is cut short");
                }
                value = value << 1 | src[(int) (at >> 3)] >> (7 - (at & 7)) & 1;
            }
            return value;
        }
    }
}
