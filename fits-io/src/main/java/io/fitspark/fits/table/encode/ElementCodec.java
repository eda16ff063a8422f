// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import io.fitspark.fits.compress.CodecException;
import io.fitspark.fits.compress.Gzip;
import io.fitspark.fits.compress.RiceDecoder;
import io.fitspark.fits.compress.RiceEncoder;
import io.fitspark.fits.compress.Shuffle;
import io.fitspark.fits.compress.TableCodec;
import io.fitspark.fits.table.BigEndian;
import io.fitspark.fits.table.ColumnCodec;
import io.fitspark.fits.table.TForm;

/**
 * Compresses the big-endian elements of one column: those of all rows of a tile together, or those of one cell of a P or Q column.
 * Safe for concurrent use, with a scratch for each thread.
 */
public final class ElementCodec {
    /** Of no bytes does a gzip member make fewer: header, the shortest deflate stream, trailer. */
    private static final int SHORTEST_GZIP = 20;

    /**
     * Cells up to this length become shorter, if at all, by deflate's fixed codes alone: tables of other codes take more than they save.
     */
    private static final int SHORT = 28;

    private static final int GZIP_FRAME = 18;

    private final ColumnCodec codec;
    private final int elementBytes;
    private final int planeWidth;
    private final int level;

    private ElementCodec(ColumnCodec codec, int elementBytes, int planeWidth, int level) {
        this.codec = codec;
        this.elementBytes = elementBytes;
        this.planeWidth = planeWidth;
        this.level = level;
    }

    /**
     * The codec of a column.
     *
     * @param level of gzip, 0 to 9
     * @throws IllegalArgumentException if elements of that format cannot be compressed so
     */
    public static ElementCodec of(TForm form, TableCodec codec, int level) {
        boolean rice = codec == TableCodec.RICE_1;
        if (codec == TableCodec.NOCOMPRESS || rice && "BIJ".indexOf(form.element()) < 0) {
            throw new IllegalArgumentException(codec + " for " + form.text());
        }
        ColumnCodec kind = ColumnCodec.of(form, codec);
        return new ElementCodec(kind, rice ? form.elementBytes() : 1, ColumnCodec.planeWidth(form), level);
    }

    /** What the rows of descriptors of a P or Q column are compressed with, whatever its cells are. */
    static ElementCodec ofDescriptors(int level) {
        return new ElementCodec(ColumnCodec.GZIP, 1, 1, level);
    }

    /**
     * Compresses {@code cells[0, length)} to the beginning of {@link EncodeScratch#out()}.
     *
     * @return the number of bytes
     */
    public int encode(byte[] cells, int length, EncodeScratch scratch) {
        return switch (codec) {
            case GZIP -> gzip(cells, length, scratch);
            case PLANES -> {
                byte[] planes = scratch.bytes(length);
                Shuffle.shuffle(cells, 0, length / planeWidth, planeWidth, planes, 0);
                yield gzip(planes, length, scratch);
            }
            case RICE -> rice(cells, 0, length, scratch);
            case NONE -> throw new AssertionError(codec);
        };
    }

    /**
     * Compresses one cell of a P or Q column, unless that does not make it shorter: then it stays as it is, which its length tells to
     * readers.
     *
     * @param to where to, with room for {@code length} bytes
     * @return the number of bytes
     */
    public int encodeCell(byte[] cells, int offset, int length, byte[] to, int at, EncodeScratch scratch) {
        int count = length == 0 ? 0 : encodeCell(cells, offset, length, scratch);
        if (count < length) {
            System.arraycopy(scratch.out(), 0, to, at, count);
            return count;
        }
        System.arraycopy(cells, offset, to, at, length);
        return length;
    }

    private int encodeCell(byte[] cells, int offset, int length, EncodeScratch scratch) {
        if (codec == ColumnCodec.RICE) {
            return rice(cells, offset, length, scratch);
        }
        if (length <= SHORTEST_GZIP || length <= SHORT && isDense(cells, offset, length)) {
            return length;
        }
        byte[] cell = scratch.cell(length);
        if (codec == ColumnCodec.PLANES) {
            Shuffle.shuffle(cells, offset, length / planeWidth, planeWidth, cell, 0);
        } else {
            System.arraycopy(cells, offset, cell, 0, length);
        }
        return gzip(cell, length, scratch);
    }

    /**
     * Whether a short cell has so many different bytes that no gzip member is shorter: each is a literal at least once, of 8 bits or more
     * by the fixed codes, beside 10 bits of the block itself.
     */
    private static boolean isDense(byte[] cell, int offset, int length) {
        long a = 0;
        long b = 0;
        long c = 0;
        long d = 0;
        for (int i = offset; i < offset + length; i++) {
            long bit = 1L << cell[i];
            switch (cell[i] >> 6) {
                case 0 -> a |= bit;
                case 1 -> b |= bit;
                case -1 -> c |= bit;
                default -> d |= bit;
            }
        }
        int different = Long.bitCount(a) + Long.bitCount(b) + Long.bitCount(c) + Long.bitCount(d);
        return 10 + Byte.SIZE * different > Byte.SIZE * (length - GZIP_FRAME - 1);
    }

    private int gzip(byte[] bytes, int length, EncodeScratch scratch) {
        return Gzip.deflate(bytes, 0, length, scratch.out(Gzip.bound(length)), 0, level);
    }

    private int rice(byte[] cells, int offset, int length, EncodeScratch scratch) {
        int count = length / elementBytes;
        int block = RiceEncoder.TABLE_BLOCK;
        byte[] out = scratch.out(RiceEncoder.bound(count, block, elementBytes * Byte.SIZE));
        switch (elementBytes) {
            case 1:
                return RiceEncoder.encode(cells, offset, count, block, out, 0);
            case 2:
                short[] shorts = scratch.shorts(count);
                for (int i = 0; i < count; i++) {
                    shorts[i] = (short) BigEndian.SHORT.get(cells, offset + 2 * i);
                }
                return RiceEncoder.encode(shorts, 0, count, block, out, 0);
            default:
                int[] ints = scratch.ints(count);
                for (int i = 0; i < count; i++) {
                    ints[i] = (int) BigEndian.INT.get(cells, offset + 4 * i);
                }
                return RiceEncoder.encode(ints, 0, count, block, out, 0);
        }
    }

    /**
     * Takes back {@link #encode}: {@code src[off, off + len)} to {@code cells[at, at + length)}.
     *
     * @throws CodecException if the bytes do not decode to that many
     */
    void decode(byte[] src, int off, int len, byte[] cells, int at, int length, EncodeScratch scratch) {
        switch (codec) {
            case GZIP -> Gzip.inflate(src, off, len, cells, at, length);
            case PLANES -> {
                byte[] planes = scratch.bytes(length);
                Gzip.inflate(src, off, len, planes, 0, length);
                Shuffle.unshuffle(planes, 0, length / planeWidth, planeWidth, cells, at);
            }
            case RICE -> unrice(src, off, len, cells, at, length / elementBytes, scratch);
            case NONE -> throw new AssertionError(codec);
        }
    }

    /** Takes back {@link #encodeCell}. */
    void decodeCell(byte[] src, int off, int len, byte[] cells, int at, int length, EncodeScratch scratch) {
        if (len == length) {
            System.arraycopy(src, off, cells, at, length);
        } else {
            decode(src, off, len, cells, at, length, scratch);
        }
    }

    private void unrice(byte[] src, int off, int len, byte[] cells, int at, int count, EncodeScratch scratch) {
        int block = RiceEncoder.TABLE_BLOCK;
        switch (elementBytes) {
            case 1 -> RiceDecoder.decode(src, off, len, cells, at, count, block);
            case 2 -> {
                short[] shorts = scratch.shorts(count);
                RiceDecoder.decode(src, off, len, shorts, 0, count, block);
                for (int i = 0; i < count; i++) {
                    BigEndian.SHORT.set(cells, at + 2 * i, shorts[i]);
                }
            }
            default -> {
                int[] ints = scratch.ints(count);
                RiceDecoder.decode(src, off, len, ints, 0, count, block);
                for (int i = 0; i < count; i++) {
                    BigEndian.INT.set(cells, at + 4 * i, ints[i]);
                }
            }
        }
    }
}
