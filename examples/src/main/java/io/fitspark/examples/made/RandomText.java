// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.made;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.ElementType;

/** Draws columns of ASCII tables; numbers have no more digits than their format shows. */
final class RandomText {
    private final Random random;

    RandomText(Random random) {
        this.random = random;
    }

    MadeColumn column(String name, int rows) {
        return switch (random.nextInt(5)) {
            case 0 -> strings(name, rows);
            case 1 -> integers(name, rows);
            case 2 -> fixed(name, rows);
            case 3 -> exponents(name, rows, 'E', 1 + random.nextInt(12));
            default -> exponents(name, rows, 'D', 1 + random.nextInt(17));
        };
    }

    private MadeColumn strings(String name, int rows) {
        int width = 1 + random.nextInt(20);
        byte[][] strings = new byte[rows][];
        for (int row = 0; row < rows; row++) {
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(width + 1); left > 0; left--) {
                text.append((char) (' ' + random.nextInt('~' - ' ' + 1)));
            }
            strings[row] = text.toString().stripTrailing().getBytes(StandardCharsets.US_ASCII);
        }
        return made(
                ColumnSpec.ascii(name, "A" + width),
                ElementType.STRING,
                new Cells(each(rows), null, null, null, strings));
    }

    private MadeColumn integers(String name, int rows) {
        int width = 2 + random.nextInt(17);
        long[] values = new long[rows];
        long end = (long) Math.pow(10, width - 1);
        for (int row = 0; row < rows; row++) {
            values[row] = random.nextLong() % end;
        }
        ElementType type = width <= 9 ? ElementType.INT : ElementType.LONG;
        ColumnSpec spec = ColumnSpec.ascii(name, "I" + width);
        return made(nullable(spec), type, new Cells(each(rows), nulls(rows), values, null, null));
    }

    private MadeColumn fixed(String name, int rows) {
        int digits = 1 + random.nextInt(9);
        int decimals = random.nextInt(digits);
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            long whole = random.nextLong() % (long) Math.pow(10, digits);
            values[row] = Double.parseDouble(whole + "E-" + decimals);
        }
        String form = String.format(Locale.ROOT, "F%d.%d", digits + 3, decimals);
        return made(
                nullable(ColumnSpec.ascii(name, form)),
                ElementType.DOUBLE,
                new Cells(each(rows), nulls(rows), null, values, null));
    }

    private MadeColumn exponents(String name, int rows, char letter, int decimals) {
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            int exponent = random.nextInt(60) - 30;
            double value = random.nextInt(10) == 0 ? 0 : random.nextGaussian();
            values[row] =
                    Double.parseDouble(String.format(Locale.ROOT, "%." + decimals + "e", Math.scalb(value, exponent)));
        }
        String form = String.format(Locale.ROOT, "%c%d.%d", letter, decimals + 8, decimals);
        return made(
                nullable(ColumnSpec.ascii(name, form)),
                ElementType.DOUBLE,
                new Cells(each(rows), nulls(rows), null, values, null));
    }

    /** With TNULL or without; then a null is a blank field. */
    private ColumnSpec nullable(ColumnSpec spec) {
        return random.nextBoolean() ? spec.tnull("*") : spec;
    }

    private boolean[] nulls(int rows) {
        if (random.nextBoolean()) {
            return null;
        }
        boolean[] nulls = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            nulls[row] = random.nextInt(4) == 0;
        }
        return nulls;
    }

    private static int[] each(int rows) {
        int[] starts = new int[rows + 1];
        for (int row = 0; row <= rows; row++) {
            starts[row] = row;
        }
        return starts;
    }

    private static MadeColumn made(ColumnSpec spec, ElementType type, Cells cells) {
        return new MadeColumn(spec, type, List.of(), false, null, cells);
    }
}
