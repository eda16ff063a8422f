// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.made;

import java.util.List;
import java.util.Random;

import io.fitspark.fits.compress.TableCodec;

/** Draws forms of columns of binary tables: every type, every way to store it. */
final class RandomForms {
    private static final String CODES = "LXBIJKAEDCM";
    private static final int MOST_ELEMENTS = 9;

    private final Random random;
    private final boolean compressed;
    private final boolean daring;
    private final boolean axesInHeap;

    /**
     * Of one table.
     *
     * @param compressed leaves out what compressed tables cannot hold
     * @param daring draws also what known bugs of other programs make them fail on as a whole
     */
    RandomForms(Random random, boolean compressed, boolean daring) {
        this.random = random;
        this.compressed = compressed;
        this.daring = daring;
        this.axesInHeap = random.nextInt(10) == 0;
    }

    Form next() {
        while (true) {
            char code = CODES.charAt(random.nextInt(CODES.length()));
            char descriptor = random.nextInt(4) == 0 ? "PQV".charAt(random.nextInt(3)) : ' ';
            boolean impossible = compressed && descriptor != ' ' && code == 'X';
            boolean dangerous = compressed && (code == 'M' || descriptor != ' ' && code == 'A');
            if (!impossible && (daring || !dangerous)) {
                return form(descriptor, code);
            }
        }
    }

    private Form form(char descriptor, char code) {
        List<Integer> axes = descriptor == ' ' ? axes(code) : axesInHeap(code);
        boolean empty = code == 'A' && descriptor == ' ' && axes.isEmpty() && random.nextInt(12) == 0;
        int width = code != 'A' ? 1 : empty ? 0 : 1 + random.nextInt(20);
        double zero = 0;
        double scale = 1;
        Form plain = new Form(descriptor, code, axes, width, 0, 1, null);
        int how = random.nextInt(10);
        if (plain.integer() && how < 3) {
            zero = code == 'B' ? -128 : Math.scalb(1.0, plain.bits() - 1);
        } else if (plain.integer() && how == 3) {
            zero = new double[] {0, 10, -273.15, 1e6}[random.nextInt(4)];
            scale = new double[] {0.01, 0.5, -2, 1e-3}[random.nextInt(4)];
        } else if ("ED".indexOf(code) >= 0 && how == 0) {
            scale = new double[] {0.125, 8, -2}[random.nextInt(3)];
        }
        Long tnull = plain.integer() && random.nextInt(3) == 0 ? tnull(plain) : null;
        return new Form(descriptor, code, axes, width, zero, scale, tnull);
    }

    private List<Integer> axes(char code) {
        int kind = random.nextInt(20);
        if (kind < 12) {
            return List.of();
        }
        if (kind == 12 && code != 'A') {
            return List.of(0);
        }
        if (kind < 17) {
            return List.of(2 + random.nextInt(code == 'X' ? 3 * MOST_ELEMENTS : MOST_ELEMENTS));
        }
        return List.of(1 + random.nextInt(4), 2 + random.nextInt(3));
    }

    private List<Integer> axesInHeap(char code) {
        return code == 'A' || !axesInHeap || random.nextInt(3) > 0 ? List.of() : List.of(2 + random.nextInt(2));
    }

    /** A codec that the elements of a form allow. */
    TableCodec codec(Form form) {
        List<TableCodec> allowed =
                switch (form.code()) {
                    case 'B' -> List.of(TableCodec.GZIP_1, TableCodec.RICE_1);
                    case 'I', 'J' -> List.of(TableCodec.GZIP_1, TableCodec.GZIP_2, TableCodec.RICE_1);
                    case 'K', 'E', 'D' -> List.of(TableCodec.GZIP_1, TableCodec.GZIP_2);
                    default -> List.of(TableCodec.GZIP_1);
                };
        return allowed.get(random.nextInt(allowed.size()));
    }

    private Long tnull(Form form) {
        long least = form.code() == 'B' ? 0 : -1L << (form.bits() - 1);
        long most = form.code() == 'B' ? 255 : ~least;
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            case 2 -> form.code() == 'B' ? 7 : -1L;
            default -> 99L;
        };
    }
}
