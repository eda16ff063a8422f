// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.fitspark.fits.AsciiTableHdu;
import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsWarning;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.HduKind;

/**
 * Where the rows, the columns and the heap of a table lie: all that reading needs, so that a task elsewhere reads without the
 * header (FITS 4.0, section 7.2 and 7.3). An ASCII table has no heap. Of a compressed table, the columns and rows are those of the table that was compressed, and the
 * offsets those of the tiles.
 *
 * @param file name of the file, for messages
 * @param hdu index of the HDU
 * @param columns the columns in order
 * @param rows number of rows, NAXIS2; ZNAXIS2 of a compressed table
 * @param rowBytes bytes of a row, NAXIS1; ZNAXIS1 of a compressed table
 * @param dataOffset byte offset in the file of the first row, or of the first tile's row of descriptors
 * @param heapOffset byte offset of the heap in the file
 * @param heapBytes length of the heap; at most, if the table is compressed and has THEAP
 * @param tiling how a compressed table is cut into tiles; null for a plain one, whose rows lie one behind the other
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
        Tiling tiling,
        List<FitsWarning> warnings)
        implements Serializable {

    public TableLayout {
        columns = List.copyOf(columns);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the column keywords of a table: binary, compressed or ASCII; of a compressed image, those of the binary table that holds it.
     *
     * @param file name of the file, for messages
     * @throws FitsFormatException if a keyword is missing, wrong, or contradicts another
     * @throws IllegalArgumentException if the HDU is no table
     */
    public static TableLayout of(String file, Hdu hdu) throws FitsFormatException {
        if (hdu instanceof AsciiTableHdu table) {
            return new AsciiTableParser(file, table).parse();
        }
        if (hdu instanceof BinTableHdu table) {
            return hdu.kind() == HduKind.ZTABLE
                    ? new TiledTableParser(file, table).parse()
                    : new TableParser(file, table).parse();
        }
        throw new IllegalArgumentException(
                "HDU " + hdu.index() + " of " + file + " is no table, its kind is " + hdu.kind());
    }

    /** Whether the table is compressed: there are tiles, and no rows as such. */
    public boolean isTiled() {
        return tiling != null;
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

    /** Byte offset of a row in the file; of a plain table only. */
    public long rowPosition(long row) {
        return dataOffset + row * rowBytes;
    }

    /** Rows of a tile. */
    long rowsOfTile(long tile) {
        return Math.min(tiling.tileRows(), rows - tiling.firstRow(tile));
    }

    /** The same layout for a file of another name, for messages. */
    public TableLayout in(String otherFile) {
        return new TableLayout(
                otherFile, hdu, columns, rows, rowBytes, dataOffset, heapOffset, heapBytes, tiling, warnings);
    }

    /** The same layout with the list of columns that {@code known} has for equal ones; a new list is added to it. */
    public TableLayout sharing(Map<List<Column>, List<Column>> known) {
        List<Column> shared = known.computeIfAbsent(columns, same -> same);
        return new TableLayout(file, hdu, shared, rows, rowBytes, dataOffset, heapOffset, heapBytes, tiling, warnings);
    }

    /** Begins an exception about the table. */
    public FitsFormatException.Builder error(FitsFormatException.Kind kind, String problem) {
        return FitsFormatException.of(kind, problem).file(file).hdu(hdu);
    }
}
