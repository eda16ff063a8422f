// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.made;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Draws the values of columns: extremes, noise, and what compresses well. */
final class RandomCells {
    private static final int MOST_IN_HEAP = 40;

    private final Random random;

    RandomCells(Random random) {
        this.random = random;
    }

    /** Values that a column of this form can hold, and no null where it has none. */
    Cells of(Form form, int rows) {
        int[] starts = starts(form, rows);
        int elements = starts[rows];
        boolean[] nulls = nulls(form, elements);
        return switch (form.code()) {
            case 'L', 'X' -> new Cells(starts, nulls, logicals(elements), null, null);
            case 'B', 'I', 'J', 'K' -> integers(form, starts, nulls);
            case 'A' -> new Cells(starts, nulls, null, null, strings(elements, form.width()));
            default -> new Cells(starts, nulls, null, reals(form, elements), null);
        };
    }

    private int[] starts(Form form, int rows) {
        int[] starts = new int[rows + 1];
        int most = random.nextInt(5) == 0 ? 0 : random.nextInt(MOST_IN_HEAP);
        for (int row = 0; row < rows; row++) {
            int steps = form.variable() ? random.nextInt(most + 1) : 1;
            starts[row + 1] = starts[row] + steps * form.elements();
        }
        return starts;
    }

    private boolean[] nulls(Form form, int elements) {
        if (form.code() != 'L' && form.tnull() == null || random.nextInt(3) == 0) {
            return null;
        }
        boolean[] nulls = new boolean[elements];
        int one = 1 + random.nextInt(4);
        for (int i = 0; i < elements; i++) {
            nulls[i] = random.nextInt(one) == 0;
        }
        return nulls;
    }

    private long[] logicals(int elements) {
        int one = 1 + random.nextInt(5);
        return random.ints(elements)
                .mapToLong(i -> Math.floorMod(i, one) == 0 ? 1 : 0)
                .toArray();
    }

    /** Numbers that fit so many bits. */
    private long[] stored(int elements, int bits) {
        int mode = random.nextInt(5);
        long from = random.nextInt(100);
        long[] values = new long[elements];
        for (int i = 0; i < elements; i++) {
            long value =
                    switch (mode) {
                        case 0 -> random.nextLong();
                        case 1 -> from + i;
                        case 2 -> from;
                        case 3 -> (long) (random.nextGaussian() * 20);
                        default ->
                            random.nextInt(3) == 0
                                    ? 1L << (bits - 1)
                                    : random.nextInt(2) == 0 ? -1 : ~(1L << (bits - 1));
                    };
            values[i] = value << (64 - bits) >> (64 - bits);
        }
        return values;
    }

    private Cells integers(Form form, int[] starts, boolean[] nulls) {
        int elements = starts[starts.length - 1];
        long[] stored = stored(elements, form.scaled() ? Math.min(form.bits(), 31) : form.bits());
        for (int i = 0; i < elements; i++) {
            stored[i] = form.code() == 'B' ? stored[i] & 0xFF : stored[i];
            if (form.tnull() != null && stored[i] == form.tnull()) {
                stored[i] ^= 1; // that would be null
            }
        }
        if (form.scaled()) {
            double[] scaled = Arrays.stream(stored)
                    .mapToDouble(value -> value * form.scale() + form.zero())
                    .toArray();
            return new Cells(starts, nulls, null, scaled, null);
        }
        if (form.otherSign()) {
            long zero = form.code() == 'B' ? -128 : 1L << (form.bits() - 1);
            Arrays.setAll(stored, i -> stored[i] + zero);
        }
        return new Cells(starts, nulls, stored, null, null);
    }

    private double[] reals(Form form, int elements) {
        boolean narrow = form.code() == 'E' || form.code() == 'C';
        int mode = random.nextInt(4);
        double[] values = new double[elements * (form.complex() ? 2 : 1)];
        for (int i = 0; i < values.length; i++) {
            double value =
                    switch (mode) {
                        case 0 -> random.nextGaussian();
                        case 1 -> i % 100;
                        case 2 -> 20 + Math.rint(100 * random.nextDouble()) / 100;
                        default -> form.scaled() ? random.nextGaussian() : special(narrow);
                    };
            values[i] = (narrow ? (float) value : value) * form.scale();
        }
        return values;
    }

    private double special(boolean narrow) {
        return switch (random.nextInt(8)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> -0.0;
            case 3 -> narrow ? Float.MIN_VALUE : Double.MIN_VALUE;
            case 4 -> narrow ? -Float.MAX_VALUE : -Double.MAX_VALUE;
            default -> random.nextGaussian() * 1e30;
        };
    }

    private byte[][] strings(int elements, int width) {
        byte[][] strings = new byte[elements][];
        int letters = random.nextInt(3) == 0 ? 3 : '~' - ' ' + 1;
        for (int i = 0; i < elements; i++) {
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(width + 1); left > 0; left--) {
                text.append((char) (' ' + random.nextInt(letters)));
            }
            strings[i] = text.toString().stripTrailing().getBytes(StandardCharsets.US_ASCII);
        }
        return strings;
    }
}
