// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsWarning;

/**
 * Where the rows, the columns and the heap of a binary table lie: all that reading needs, so that a task elsewhere reads without
 * the header (FITS 4.0, section 7.3).
 *
 * @param file name of the file, for messages
 * @param hdu index of the HDU
 * @param columns the columns in order
 * @param rows number of rows, NAXIS2
 * @param rowBytes bytes of a row, NAXIS1
 * @param dataOffset byte offset of the first row in the file
 * @param heapOffset byte offset of the heap in the file
 * @param heapBytes length of the heap
 * @param warnings what was passed over
 */
public record TableLayout(
        String file,
        int hdu,
        List<Column> columns,
        long rows,
        long rowBytes,
        long dataOffset,
        long heapOffset,
        long heapBytes,
        List<FitsWarning> warnings)
        implements Serializable {

    public TableLayout {
        columns = List.copyOf(columns);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the column keywords of a table.
     *
     * @param file name of the file, for messages
     * @throws FitsFormatException if a keyword is missing, wrong, or contradicts another
     */
    public static TableLayout of(String file, BinTableHdu hdu) throws FitsFormatException {
        return new TableParser(file, hdu).parse();
    }

    /** The first column of that name as written, else the first that differs by case only. */
    public Optional<Column> column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .or(() -> columns.stream()
                        .filter(column -> column.name().equalsIgnoreCase(name))
                        .findFirst());
    }

    /** Byte offset of a row in the file. */
    public long rowPosition(long row) {
        return dataOffset + row * rowBytes;
    }

    /** The same layout for a file of another name, for messages. */
    public TableLayout in(String otherFile) {
        return new TableLayout(otherFile, hdu, columns, rows, rowBytes, dataOffset, heapOffset, heapBytes, warnings);
    }

    FitsFormatException.Builder error(FitsFormatException.Kind kind, String problem) {
        return FitsFormatException.of(kind, problem).file(file).hdu(hdu);
    }
}
