// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.nio.ByteBuffer;

import io.fitspark.fits.compress.CodecException;
import io.fitspark.fits.compress.Dequantizer;
import io.fitspark.fits.compress.HcompressDecoder.Arithmetic;
import io.fitspark.fits.compress.Shuffle;

/**
 * Where a codec puts the pixels of a tile: straight into the array of pixels if they have its width there, else in scratch, from where they
 * are narrowed, widened or dequantised.
 */
final class PixelSink {
    private final int bitpix;
    private final Object pixels;
    private final int at;
    private final int count;
    private final Dequantizer dequantizer;
    private final TileScratch scratch;

    /**
     * @param bitpix how pixels are stored in the image
     * @param pixels an array of what is stored
     * @param dequantizer for pixels that are quantised, else null
     */
    PixelSink(int bitpix, Object pixels, int at, int count, Dequantizer dequantizer, TileScratch scratch) {
        this.bitpix = bitpix;
        this.pixels = pixels;
        this.at = at;
        this.count = count;
        this.dequantizer = dequantizer;
        this.scratch = scratch;
    }

    int count() {
        return count;
    }

    int bitpix() {
        return bitpix;
    }

    /** With which numbers HCOMPRESS_1 is decoded. */
    Arithmetic arithmetic() {
        return bitpix == Byte.SIZE || bitpix == Short.SIZE ? Arithmetic.NARROW : Arithmetic.WIDE;
    }

    byte[] bytes() {
        return bitpix == Byte.SIZE ? (byte[]) pixels : scratch.bytes(count);
    }

    int bytesAt() {
        return bitpix == Byte.SIZE ? at : 0;
    }

    short[] shorts() {
        return bitpix == Short.SIZE ? (short[]) pixels : scratch.shorts(count);
    }

    int shortsAt() {
        return bitpix == Short.SIZE ? at : 0;
    }

    int[] ints() {
        return bitpix == Integer.SIZE ? (int[]) pixels : scratch.ints(count);
    }

    int intsAt() {
        return bitpix == Integer.SIZE ? at : 0;
    }

    /** Takes what is in {@link #bytes}, which are unsigned. */
    void putBytes() {
        if (bitpix != Byte.SIZE) {
            byte[] bytes = scratch.bytes(count);
            int[] ints = ints();
            int to = intsAt();
            for (int k = 0; k < count; k++) {
                ints[to + k] = bytes[k] & 0xff;
            }
            putInts(0);
        }
    }

    /** Takes what is in {@link #shorts}. */
    void putShorts() {
        if (bitpix != Short.SIZE) {
            short[] shorts = scratch.shorts(count);
            int[] ints = ints();
            int to = intsAt();
            for (int k = 0; k < count; k++) {
                ints[to + k] = shorts[k];
            }
            putInts(0);
        }
    }

    /**
     * Takes what is in {@link #ints}.
     *
     * @param less what to subtract
     */
    void putInts(int less) {
        switch (bitpix) {
            case Byte.SIZE -> narrowToBytes((byte[]) pixels);
            case Short.SIZE -> narrowToShorts((short[]) pixels, less);
            case Integer.SIZE -> {
                // they are where they belong
            }
            case Long.SIZE -> widen((long[]) pixels);
            case -Float.BYTES * Byte.SIZE -> dequantizer.toFloats(scratch.ints(count), 0, count, (float[]) pixels, at);
            default -> dequantizer.toDoubles(scratch.ints(count), 0, count, (double[]) pixels, at);
        }
    }

    /** The same for a codec with loss, which may leave the range of the pixels. */
    void putClipped() {
        boolean bytes = bitpix == Byte.SIZE;
        if (bytes || bitpix == Short.SIZE) {
            int least = bytes ? 0 : Short.MIN_VALUE;
            int most = bytes ? 0xff : Short.MAX_VALUE;
            int[] ints = scratch.ints(count);
            for (int k = 0; k < count; k++) {
                ints[k] = Math.min(Math.max(ints[k], least), most);
            }
        }
        putInts(0);
    }

    private void narrowToBytes(byte[] dst) {
        int[] ints = scratch.ints(count);
        int odd = 0;
        for (int k = 0; k < count; k++) {
            dst[at + k] = (byte) ints[k];
            odd |= ints[k];
        }
        checkRange((odd & ~0xff) == 0);
    }

    private void narrowToShorts(short[] dst, int less) {
        int[] ints = scratch.ints(count);
        int odd = 0;
        for (int k = 0; k < count; k++) {
            int value = ints[k] - less;
            dst[at + k] = (short) value;
            odd |= value ^ (short) value;
        }
        checkRange(odd == 0);
    }

    private void checkRange(boolean within) {
        if (!within) {
            throw new CodecException("a pixel does not fit " + bitpix + " bits", 0);
        }
    }

    private void widen(long[] dst) {
        int[] ints = scratch.ints(count);
        for (int k = 0; k < count; k++) {
            dst[at + k] = ints[k];
        }
    }

    /** The most bytes that a pixel may have in a stream that does not say how many. */
    int maxWidth() {
        return dequantizer != null ? Integer.BYTES : Math.max(Integer.BYTES, Math.abs(bitpix) / Byte.SIZE);
    }

    /**
     * Takes big-endian numbers.
     *
     * @param width bytes of each
     * @param planes whether their bytes are sorted by significance, see {@link Shuffle}
     */
    void put(byte[] src, int off, int width, boolean planes) {
        boolean asStored = dequantizer == null && width == Math.abs(bitpix) / Byte.SIZE;
        if (asStored) {
            putStored(src, off, planes && width > 1);
            return;
        }
        boolean integers = dequantizer != null || bitpix > 0;
        if (!integers || width > Integer.BYTES || width == 3) {
            throw new CodecException("the pixels have " + width + " bytes each", 0);
        }
        ByteBuffer numbers = ByteBuffer.wrap(src, off, width * count);
        switch (width) {
            case 1 -> {
                System.arraycopy(src, off, scratch.bytes(count), 0, count);
                putBytes();
            }
            case 2 -> {
                if (planes) {
                    Shuffle.unshuffle(src, off, count, scratch.shorts(count), 0);
                } else {
                    numbers.asShortBuffer().get(scratch.shorts(count), 0, count);
                }
                putShorts();
            }
            default -> {
                if (planes) {
                    Shuffle.unshuffle(src, off, count, ints(), intsAt());
                } else {
                    numbers.asIntBuffer().get(ints(), intsAt(), count);
                }
                putInts(0);
            }
        }
    }

    private void putStored(byte[] src, int off, boolean planes) {
        int width = Math.abs(bitpix) / Byte.SIZE;
        ByteBuffer numbers = ByteBuffer.wrap(src, off, width * count);
        if (pixels instanceof byte[] dst) {
            System.arraycopy(src, off, dst, at, count);
        } else if (pixels instanceof short[] dst) {
            if (planes) {
                Shuffle.unshuffle(src, off, count, dst, at);
            } else {
                numbers.asShortBuffer().get(dst, at, count);
            }
        } else if (pixels instanceof int[] dst) {
            if (planes) {
                Shuffle.unshuffle(src, off, count, dst, at);
            } else {
                numbers.asIntBuffer().get(dst, at, count);
            }
        } else if (pixels instanceof long[] dst) {
            if (planes) {
                Shuffle.unshuffle(src, off, count, dst, at);
            } else {
                numbers.asLongBuffer().get(dst, at, count);
            }
        } else if (pixels instanceof float[] dst) {
            if (planes) {
                Shuffle.unshuffle(src, off, count, dst, at);
            } else {
                numbers.asFloatBuffer().get(dst, at, count);
            }
        } else if (planes) {
            Shuffle.unshuffle(src, off, count, (double[]) pixels, at);
        } else {
            numbers.asDoubleBuffer().get((double[]) pixels, at, count);
        }
    }
}
