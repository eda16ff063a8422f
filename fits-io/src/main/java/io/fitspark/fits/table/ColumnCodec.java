// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.compress.TableCodec;

/** What stands between the stored bytes of a compressed column and its big-endian elements. */
public enum ColumnCodec {
    /** RICE_1, of the elements as integers. */
    RICE(1, 0),
    /** A gzip stream. */
    GZIP(18, 1032),
    /** A gzip stream of byte planes: the first byte of every element, then the second of every element, and so on. */
    PLANES(18, 1032),
    /** Nothing. */
    NONE(0, 1);

    /** Bytes by which a stream may exceed twice those of its elements; what a writer makes of noise does not. */
    private static final int OVERHEAD = 1 << 10;

    private final int least;
    private final int expansion;

    /**
     * @param least bytes of the shortest stream
     * @param expansion bytes that a byte can stand for
     */
    ColumnCodec(int least, int expansion) {
        this.least = least;
        this.expansion = expansion;
    }

    /**
     * The codec of a column.
     *
     * @throws FitsFormatException if ZCTYPn names one that is not known, or that cannot hold such elements
     */
    static ColumnCodec of(TableLayout layout, Column column) throws FitsFormatException {
        String name = layout.tiling().columns().get(column.index()).codec();
        char element = column.tform().element();
        TableCodec codec =
                TableCodec.of(name).orElseThrow(() -> error(layout, column, "unknown compression '" + name + "'"));
        if (codec == TableCodec.RICE_1 && "BIJ".indexOf(element) < 0) {
            throw error(
                    layout,
                    column,
                    "RICE_1 compresses no column of format " + column.form().text());
        }
        return of(column.tform(), codec);
    }

    /** What a codec does to elements of a format, where it can hold them. */
    public static ColumnCodec of(TForm form, TableCodec codec) {
        return switch (codec) {
            case GZIP_1 -> GZIP;
            case GZIP_2 -> planeWidth(form) > 1 ? PLANES : GZIP;
            case NOCOMPRESS -> NONE;
            case RICE_1 -> RICE;
        };
    }

    /** What a tile's bytes of the column are compressed with: of a P or Q column, whose cells lie elsewhere, always gzip. */
    static ColumnCodec ofBlob(TableLayout layout, Column column) throws FitsFormatException {
        ColumnCodec codec = of(layout, column);
        return column.form().isDescriptor() ? GZIP : codec;
    }

    /**
     * Bytes of the elements that GZIP_2 takes apart. fpack leaves complex numbers as they are in columns of a fixed size, and takes them
     * for pairs of 4-byte numbers, of 8 bytes together, in the heap.
     */
    public static int planeWidth(TForm form) {
        return switch (form.element()) {
            case 'I' -> 2;
            case 'J', 'E' -> 4;
            case 'K', 'D' -> 8;
            case 'C' -> form.isDescriptor() ? 8 : 1;
            default -> 1;
        };
    }

    /** Whether so many compressed bytes may stand for so many bytes of elements. */
    boolean canBe(long length, long bytes, TForm form) {
        return length >= least && length <= 2 * bytes + OVERHEAD && atMost(length, form) >= bytes;
    }

    /** The most bytes of elements that so many compressed bytes can stand for. */
    private long atMost(long length, TForm form) {
        if (this != RICE) {
            return length * expansion;
        }
        // a block of 32 equal elements takes 3, 4 or 5 bits
        int width = form.elementBytes();
        int bits = width == 1 ? 3 : width == 2 ? 4 : 5;
        return (length * 8 / bits + 1) * 32 * width;
    }

    private static FitsFormatException error(TableLayout layout, Column column, String problem) {
        return layout.error(Kind.BAD_HEADER, problem)
                .keyword("ZCTYP" + (column.index() + 1))
                .column(column.name())
                .build();
    }
}
