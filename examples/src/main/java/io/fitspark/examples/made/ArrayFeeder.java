// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.made;

import java.util.Arrays;
import java.util.List;

import io.fitspark.fits.table.BatchLender;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.TableSchema;

/** Batches that are arrays, lent. */
final class ArrayFeeder implements Feeder {
    private final List<MadeColumn> columns;
    private final TableSchema schema;

    ArrayFeeder(TableSchema schema, List<MadeColumn> columns) {
        this.columns = columns;
        this.schema = schema;
    }

    @Override
    public ColumnBatch batch(int from, int to) {
        BatchLender lender = new BatchLender(schema);
        for (int i = 0; i < columns.size(); i++) {
            lend(i, columns.get(i), from, to, lender);
        }
        return lender.batch(to - from);
    }

    private static void lend(int index, MadeColumn column, int from, int to, BatchLender lender) {
        Cells cells = column.cells();
        int first = cells.starts()[from];
        int count = cells.starts()[to] - first;
        switch (column.type()) {
            case BOOLEAN, BYTE -> {
                byte[] bytes = new byte[count];
                for (int i = 0; i < count; i++) {
                    bytes[i] = (byte) cells.wholes()[first + i];
                }
                lender.bytes(index, bytes);
            }
            case SHORT -> {
                short[] shorts = new short[count];
                for (int i = 0; i < count; i++) {
                    shorts[i] = (short) cells.wholes()[first + i];
                }
                lender.shorts(index, shorts);
            }
            case INT -> {
                int[] ints = new int[count];
                Arrays.setAll(ints, i -> (int) cells.wholes()[first + i]);
                lender.ints(index, ints);
            }
            case LONG, ULONG -> lender.longs(index, Arrays.copyOfRange(cells.wholes(), first, first + count));
            case DECIMAL -> {
                long[] halves = new long[2 * count];
                Arrays.setAll(halves, i -> cells.wholes()[first + i / 2] >> (i % 2 == 0 ? Long.SIZE - 1 : 0));
                lender.longs(index, halves);
            }
            case FLOAT -> lender.floats(index, floats(cells.reals(), first, count));
            case COMPLEX_FLOAT -> lender.floats(index, floats(cells.reals(), 2 * first, 2 * count));
            case DOUBLE -> lender.doubles(index, Arrays.copyOfRange(cells.reals(), first, first + count));
            case COMPLEX_DOUBLE ->
                lender.doubles(index, Arrays.copyOfRange(cells.reals(), 2 * first, 2 * (first + count)));
            case STRING -> lendStrings(index, cells, first, count, lender);
        }
        if (cells.nulls() != null) {
            lender.nulls(index, Arrays.copyOfRange(cells.nulls(), first, first + count));
        }
        if (column.variable()) {
            int[] offsets = Arrays.copyOfRange(cells.starts(), from, to + 1);
            Arrays.setAll(offsets, i -> offsets[i] - first);
            lender.rowOffsets(index, offsets);
        }
    }

    private static float[] floats(double[] values, int first, int count) {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = (float) values[first + i];
        }
        return floats;
    }

    private static void lendStrings(int index, Cells cells, int first, int count, BatchLender lender) {
        int[] starts = new int[count];
        int[] lengths = new int[count];
        int total = 0;
        for (int i = 0; i < count; i++) {
            starts[i] = total;
            lengths[i] = cells.strings()[first + i].length;
            total += lengths[i];
        }
        byte[] bytes = new byte[total];
        for (int i = 0; i < count; i++) {
            System.arraycopy(cells.strings()[first + i], 0, bytes, starts[i], lengths[i]);
        }
        lender.strings(index, bytes, starts, lengths);
    }
}
