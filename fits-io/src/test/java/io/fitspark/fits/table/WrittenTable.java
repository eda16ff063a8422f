// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.storage.MemoryRangeReader;
import io.fitspark.fits.table.encode.CellEncoder;
import io.fitspark.fits.table.encode.NonAscii;

/** A file of one table for tests, its rows and heap made by {@link CellEncoder}, its header by {@link TableSchema#addCards}. */
final class WrittenTable {
    private static final int BLOCK = 2880;

    private final TableSchema schema;
    final byte[] rows;
    final byte[] heap;
    private final int rowCount;

    private WrittenTable(TableSchema schema, int rowCount, byte[] rows, byte[] heap) {
        this.schema = schema;
        this.rowCount = rowCount;
        this.rows = rows;
        this.heap = heap;
    }

    static WrittenTable of(TableSchema schema, ColumnBatch batch) throws FitsWriteException {
        return of(schema, batch, new Random(0));
    }

    /** Encodes the rows in pieces of random sizes; what lies between the pieces is not touched. */
    static WrittenTable of(TableSchema schema, ColumnBatch batch, Random pieces) throws FitsWriteException {
        int stride = (int) schema.rowBytes();
        byte[] rows = new byte[batch.rows() * stride];
        Arrays.fill(rows, (byte) (schema.isAscii() ? ' ' : 0x55));
        ByteArrayOutputStream heap = new ByteArrayOutputStream();
        for (Column column : schema.columns()) {
            CellEncoder encoder = CellEncoder.of(column, NonAscii.UTF8);
            ColumnVector cells = batch.column(column.index());
            for (int from = 0; from < batch.rows(); ) {
                int count = Math.min(batch.rows() - from, 1 + pieces.nextInt(7));
                int at = from * stride + (int) column.rowOffset();
                if (column.form().isDescriptor()) {
                    int[] places = new int[count];
                    heap.writeBytes(cells(encoder, cells, from, places, heap.size()));
                    for (int r = 0; r < count; r++) {
                        descriptor(column.tform(), rows, at + r * stride, encoder.elements(cells, from + r), places[r]);
                    }
                } else {
                    encoder.encode(cells, from, count, rows, at, stride, from);
                }
                from += count;
            }
        }
        return new WrittenTable(schema, batch.rows(), rows, heap.toByteArray());
    }

    /** The heap bytes of some cells; says where they begin, if these bytes begin at {@code base}. */
    private static byte[] cells(CellEncoder encoder, ColumnVector cells, int from, int[] places, int base)
            throws FitsWriteException {
        int length = 0;
        for (int r = 0; r < places.length; r++) {
            places[r] = base + length;
            length += (int) encoder.heapBytes(cells, from + r);
        }
        byte[] bytes = new byte[length];
        encoder.encodeElements(cells, from, places.length, bytes, 0, from);
        return bytes;
    }

    private static void descriptor(TForm form, byte[] rows, int at, int elements, int place) {
        ByteBuffer row = ByteBuffer.wrap(rows).position(at);
        if (form.repeat() > 0 && form.code() == 'P') {
            row.putInt(elements).putInt(place);
        } else if (form.repeat() > 0) {
            row.putLong(elements).putLong(place);
        }
    }

    TableReader reader() throws Exception {
        return TableFile.reader(new MemoryRangeReader("test.fits", bytes()), FitsLimits.defaults());
    }

    ColumnBatch read() throws Exception {
        return TableFile.all(reader());
    }

    byte[] bytes() throws FitsWriteException {
        return bytes(HeaderBuilder.create());
    }

    /** The file, with more cards in the header of the table. */
    byte[] bytes(HeaderBuilder more) throws FitsWriteException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(HeaderBuilder.create()
                .structural("SIMPLE", true, null)
                .structural("BITPIX", 8, null)
                .structural("NAXIS", 0, null)
                .toBytes());
        out.writeBytes(header().setAll(more).toBytes());
        byte[] data = Arrays.copyOf(rows, rows.length + heap.length);
        System.arraycopy(heap, 0, data, rows.length, heap.length);
        out.writeBytes(padded(data, (byte) (schema.isAscii() ? ' ' : 0)));
        return out.toByteArray();
    }

    private HeaderBuilder header() throws FitsWriteException {
        HeaderBuilder cards = HeaderBuilder.create()
                .structural("XTENSION", schema.isAscii() ? "TABLE" : "BINTABLE", null)
                .structural("BITPIX", 8, null)
                .structural("NAXIS", 2, null)
                .structural("NAXIS1", schema.rowBytes(), null)
                .structural("NAXIS2", rowCount, null)
                .structural("PCOUNT", heap.length, null)
                .structural("GCOUNT", 1, null)
                .structural("TFIELDS", schema.columns().size(), null);
        schema.addCards(cards);
        return cards;
    }

    private static byte[] padded(byte[] bytes, byte fill) {
        byte[] full = Arrays.copyOf(bytes, (bytes.length + BLOCK - 1) / BLOCK * BLOCK);
        Arrays.fill(full, bytes.length, full.length, fill);
        return full;
    }
}
