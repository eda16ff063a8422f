// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import java.util.Optional;

import io.fitspark.fits.compress.TableCodec;
import io.fitspark.fits.table.TForm;

/**
 * With what columns of a compressed table are compressed: what every reader that knows such tables can read. That is less than the
 * standard allows: cfitsio knows no NOCOMPRESS, and takes GZIP_2 for nothing or for something else where elements are bytes or complex.
 */
public final class TileCodecs {
    private TileCodecs() {}

    /**
     * What a column is compressed with unless the user says otherwise, as fpack chooses; but GZIP_1 for complex numbers and for a column
     * without bytes.
     */
    public static TableCodec standard(TForm form) {
        if (hasNoBytes(form)) {
            return TableCodec.GZIP_1;
        }
        return switch (form.element()) {
            case 'J' -> TableCodec.RICE_1;
            case 'I', 'K', 'E', 'D' -> TableCodec.GZIP_2;
            default -> TableCodec.GZIP_1;
        };
    }

    /** What a column is compressed with where the user asks for a codec: that one, unless the column has no bytes. */
    public static TableCodec chosen(TForm form, TableCodec wish) {
        return hasNoBytes(form) ? TableCodec.GZIP_1 : wish;
    }

    private static boolean hasNoBytes(TForm form) {
        return form.repeat() == 0 && !form.isDescriptor();
    }

    /**
     * Says why a column cannot be compressed so.
     *
     * @return problem and remedy; empty if it can
     */
    public static Optional<String> problem(TForm form, TableCodec codec) {
        if (form.isDescriptor() && form.element() == 'X') {
            return Optional.of("compressed tables cannot hold bit arrays of variable length: other programs lose them;"
                    + " write the table without compression, or the column as a fixed number of bits");
        }
        String elements =
                switch (codec) {
                    case GZIP_1 -> "LXBIJKAEDCM";
                    case GZIP_2 -> "IJKED";
                    case RICE_1 -> "BIJ";
                    case NOCOMPRESS -> "";
                };
        if (elements.indexOf(form.element()) >= 0) {
            return Optional.empty();
        }
        String where = elements.isEmpty()
                ? "which cfitsio does not read"
                : "which is for elements of type " + String.join(", ", elements.split(""));
        return Optional.of("a column of format " + form.text() + " cannot be compressed by " + codec + ", " + where
                + "; use " + standard(form));
    }
}
