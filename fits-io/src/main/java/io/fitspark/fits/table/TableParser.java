// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static io.fitspark.fits.FitsFormatException.Kind.BAD_HEADER;
import static io.fitspark.fits.FitsFormatException.Kind.LIMIT;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsWarning;
import io.fitspark.fits.header.Header;

/** Makes the layout of a table from its header; checks what the keywords say against each other. */
final class TableParser {
    private static final int MAX_FIELDS = 999;

    /** Rows without bytes cost nothing to claim; more of them than this nobody can count through. */
    private static final long MAX_EMPTY_ROWS = 1L << 40;

    private final String file;
    private final BinTableHdu hdu;
    private final Header header;
    private final List<FitsWarning> warnings = new ArrayList<>();

    TableParser(String file, BinTableHdu hdu) {
        this.file = file;
        this.hdu = hdu;
        this.header = hdu.header();
    }

    TableLayout parse() throws FitsFormatException {
        int fields = hdu.fields();
        if (fields > MAX_FIELDS) {
            throw error(BAD_HEADER, "TFIELDS is " + fields + ", more than " + MAX_FIELDS, "TFIELDS");
        }
        if (hdu.rowBytes() == 0 && hdu.rows() > MAX_EMPTY_ROWS) {
            throw error(LIMIT, "NAXIS2 is " + hdu.rows() + ", but the rows hold no bytes", "NAXIS2");
        }
        List<Column> columns = columns(fields);
        long rowsBytes = Math.multiplyExact(hdu.rowBytes(), hdu.rows());
        long dataOffset = hdu.entry().dataOffset();
        long gap = heapGap(
                rowsBytes, columns.stream().anyMatch(column -> column.form().isDescriptor()));
        return new TableLayout(
                file,
                hdu.entry().index(),
                columns,
                hdu.rows(),
                hdu.rowBytes(),
                dataOffset,
                dataOffset + rowsBytes + gap,
                hdu.pcount() - gap,
                warnings);
    }

    private List<Column> columns(int fields) throws FitsFormatException {
        ColumnParser parser = new ColumnParser(file, hdu, warnings);
        List<Column> columns = new ArrayList<>(fields);
        long offset = 0;
        for (int index = 0; index < fields; index++) {
            Column column = parser.parse(index, offset);
            columns.add(column);
            try {
                offset = Math.addExact(offset, column.rowBytes());
            } catch (ArithmeticException e) {
                throw error(BAD_HEADER, "the columns take more than 2^63 bytes", "TFORM" + (index + 1));
            }
        }
        if (offset > hdu.rowBytes()) {
            throw error(
                    BAD_HEADER,
                    "NAXIS1 is " + hdu.rowBytes() + ", but the columns take " + offset + " bytes",
                    "NAXIS1");
        }
        if (offset < hdu.rowBytes()) {
            warn("NAXIS1", "NAXIS1 is " + hdu.rowBytes() + ", but the columns take only " + offset + " bytes");
        }
        return columns;
    }

    /** Bytes between the last row and the heap: THEAP counts from the first row. */
    private long heapGap(long rowsBytes, boolean needed) throws FitsFormatException {
        OptionalLong theap = needed ? header.integer("THEAP") : OptionalLong.empty();
        if (theap.isEmpty()) {
            return 0;
        }
        long start = theap.getAsLong();
        if (start < rowsBytes) {
            throw error(BAD_HEADER, "THEAP is " + start + ", but the rows take " + rowsBytes + " bytes", "THEAP");
        }
        if (start - rowsBytes > hdu.pcount()) {
            throw error(
                    BAD_HEADER,
                    "THEAP is " + start + ", beyond the data of " + (rowsBytes + hdu.pcount()) + " bytes",
                    "THEAP");
        }
        return start - rowsBytes;
    }

    private void warn(String keyword, String message) {
        warnings.add(new FitsWarning(hdu.entry().index(), hdu.entry().headerOffset(), keyword, message));
    }

    private FitsFormatException error(FitsFormatException.Kind kind, String problem, String keyword) {
        return FitsFormatException.of(kind, problem)
                .file(file)
                .hdu(hdu.entry().index())
                .keyword(keyword)
                .build();
    }
}
