// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress;

import java.io.ByteArrayOutputStream;

/** RICE_1 bit by bit, straight from its description, for any width: what the fast one is compared with. */
final class NaiveRice {

    private final int width;
    private final int fieldBits;
    private final int rawField;
    private final int blockSize;

    NaiveRice(int width, int blockSize) {
        this.width = width;
        this.fieldBits = width == 8 ? 3 : width == 16 ? 4 : 5;
        this.rawField = width == 8 ? 7 : width == 16 ? 15 : 26;
        this.blockSize = blockSize;
    }

    /** Values, of which the low bits count; null if the stream is not one of so many values. */
    long[] decode(byte[] stream, int count) {
        long[] values = new long[count];
        Bits bits = new Bits(stream);
        try {
            long last = bits.take(width);
            for (int i = 0; i < count; i++) {
                if (i % blockSize == 0) {
                    bits.field = (int) bits.take(fieldBits);
                }
                last = wrap(last + difference(code(bits)));
                values[i] = last;
            }
        } catch (IndexOutOfBoundsException e) {
            return null;
        }
        return (bits.at + 7) / 8 == stream.length ? values : null;
    }

    private long code(Bits bits) {
        if (bits.field > rawField) {
            throw new IndexOutOfBoundsException("field " + bits.field);
        }
        if (bits.field == 0) {
            return 0;
        }
        if (bits.field == rawField) {
            return bits.take(width);
        }
        long zeros = 0;
        while (bits.take(1) == 0) {
            zeros++;
        }
        int k = bits.field - 1;
        return (int) (zeros << k | bits.take(k)) & 0xffffffffL;
    }

    private static long difference(long code) {
        return code % 2 == 0 ? code / 2 : -(code / 2) - 1;
    }

    /** To the range of a signed number of the width. */
    private long wrap(long value) {
        return value << (64 - width) >> (64 - width);
    }

    byte[] encode(long[] values) {
        StringBuilder bits = new StringBuilder();
        append(bits, values[0], width);
        long last = values[0];
        for (int start = 0; start < values.length; start += blockSize) {
            int size = Math.min(blockSize, values.length - start);
            long[] codes = new long[size];
            double sum = 0;
            for (int i = 0; i < size; i++) {
                long difference = wrap(values[start + i] - last);
                codes[i] = difference < 0 ? -2 * difference - 1 : 2 * difference;
                sum += codes[i];
                last = values[start + i];
            }
            appendBlock(bits, codes, sum);
        }
        while (bits.length() % 8 != 0) {
            bits.append('0');
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < bits.length(); i += 8) {
            bytes.write(Integer.parseInt(bits.substring(i, i + 8), 2));
        }
        return bytes.toByteArray();
    }

    private void appendBlock(StringBuilder bits, long[] codes, double sum) {
        int half = codes.length / 2;
        double mean = (sum - half - 1) / codes.length;
        int k = 0;
        for (long rest = (long) Math.max(0, mean) / 2; rest > 0; rest /= 2) {
            k++;
        }
        int field = sum == 0 ? 0 : Math.min(k + 1, rawField);
        append(bits, field, fieldBits);
        for (long code : codes) {
            if (field == rawField) {
                append(bits, code, width);
            } else if (field > 0) {
                bits.append("0".repeat((int) (code >> k))).append('1');
                append(bits, code, k);
            }
        }
    }

    private static void append(StringBuilder bits, long value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            bits.append(value >> i & 1);
        }
    }

    private static final class Bits {
        private final byte[] bytes;
        private int at;
        private int field;

        Bits(byte[] bytes) {
            this.bytes = bytes;
        }

        long take(int count) {
            long value = 0;
            for (int i = 0; i < count; i++, at++) {
                if (at >= bytes.length * 8) {
                    throw new IndexOutOfBoundsException("bit " + at);
                }
                value = value << 1 | bytes[at / 8] >> (7 - at % 8) & 1;
            }
            return value;
        }
    }
}
