// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.nio.charset.StandardCharsets;

import io.fitspark.fits.table.AsciiForm;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.Scaling;

/** What is read where a real number was written: scaling and text round. Larger numbers are never read as smaller ones. */
final class ReadBack {
    private ReadBack() {}

    static double of(Column column, double value) {
        double scale = column.keywords().tscal();
        double zero = column.keywords().tzero();
        boolean linear = column.scaling() == Scaling.LINEAR;
        double stored = linear ? (value - zero) / scale : value;
        if (!Double.isFinite(stored)) {
            return value;
        }
        if (column.form() instanceof AsciiForm form) {
            stored = text(form, stored);
        } else if (linear) {
            stored = switch (column.tform().element()) {
                case 'D' -> stored;
                case 'E' -> (float) stored;
                default -> Math.rint(stored);
            };
        }
        return linear ? stored * scale + zero : stored;
    }

    private static double text(AsciiForm form, double value) {
        AsciiNumber number = new AsciiNumber();
        switch (form.code()) {
            case 'I' -> {
                return Math.rint(value);
            }
            case 'F' -> number.fixed(value, form.decimals());
            default -> number.exponential(value, form.decimals(), 'E');
        }
        return Double.parseDouble(
                new String(number.bytes(), number.start(), number.length(), StandardCharsets.US_ASCII));
    }
}
