// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.compress.CodecException;
import io.fitspark.fits.compress.TableCodec;
import io.fitspark.fits.table.Column;

/**
 * Makes what a tile holds of a column anew, for another width of its strings, another TNULL or another codec; what other columns and
 * tiles hold stays as it is. Not safe for concurrent use.
 */
public final class ColumnRecoder {
    private final Column from;
    private final Column to;
    private final ElementCodec decoder;
    private final ElementCodec encoder;
    private final ElementChange change;
    private final EncodeScratch scratch = new EncodeScratch();
    private byte[] before = {};
    private byte[] after = {};

    /**
     * @param from the column as it is compressed, by {@code fromCodec}
     * @param to as it is to be compressed, by {@code toCodec}
     * @param level of gzip
     */
    public ColumnRecoder(Column from, TableCodec fromCodec, Column to, TableCodec toCodec, int level) {
        this.from = from;
        this.to = to;
        this.decoder = ElementCodec.of(from.tform(), fromCodec, level);
        this.encoder = ElementCodec.of(to.tform(), toCodec, level);
        this.change = new ElementChange(from, to);
    }

    /**
     * Compresses anew what a tile holds of a column whose elements lie in the rows, to the beginning of {@link #out()}.
     *
     * @param rows of the tile
     * @param tableRow number in the table of its first row, for messages
     * @return the number of bytes
     * @throws CodecException if the bytes are not what a tile holds of the column
     * @throws FitsWriteException if a string is too long, or a number cannot be told from null
     */
    public int recode(byte[] blob, int offset, int length, int rows, long tableRow) throws FitsWriteException {
        int bytes = Math.toIntExact(from.rowBytes() * rows);
        before = room(before, bytes);
        decoder.decode(blob, offset, length, before, 0, bytes, scratch);
        int changed = Math.toIntExact(to.rowBytes() * rows);
        if (changed != change.length(bytes)) {
            throw new IllegalArgumentException(
                    from.form().text() + " cannot become " + to.form().text());
        }
        after = room(after, changed);
        change.apply(before, 0, bytes, after, 0, from.tform().repeat(), tableRow);
        return encoder.encode(after, changed, scratch);
    }

    /** What {@link #recode} made, from index 0 on. */
    public byte[] out() {
        return scratch.out();
    }

    /**
     * Compresses anew a cell of a P or Q column.
     *
     * @param cell the compressed cell, or the raw one if it has the length of its elements
     * @param elements of the cell
     * @param into takes the new one
     * @param tableRow number of its row, for messages
     * @throws CodecException if the bytes are no such cell
     * @throws FitsWriteException if a string is too long, or a number cannot be told from null
     */
    public void recodeCell(byte[] cell, int offset, int length, int elements, VariableCells into, long tableRow)
            throws FitsWriteException {
        int bytes = Math.toIntExact(from.tform().bytes(elements));
        before = room(before, bytes);
        decoder.decodeCell(cell, offset, length, before, 0, bytes, scratch);
        int changed = change.length(bytes);
        after = room(after, 2 * changed);
        change.apply(before, 0, bytes, after, 0, Math.max(1, elements), tableRow);
        int packed = encoder.encodeCell(after, 0, changed, after, changed, scratch);
        into.addPacked(Math.toIntExact((long) changed / to.tform().elementBytes()), after, changed, packed);
    }

    private static byte[] room(byte[] array, int length) {
        return array.length < length ? new byte[length] : array;
    }
}
