// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static io.fitspark.fits.FitsFormatException.Kind.BAD_HEADER;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsWarning;
import io.fitspark.fits.header.Header;

/** Makes the layout of a binary table from its header; checks what the keywords say against each other. */
final class TableParser {
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
        new ColumnHeader(file, hdu, warnings).checkEmptyRows(hdu.rowBytes(), hdu.rows(), "NAXIS2");
        List<Column> columns = new ColumnParser(file, hdu, "TFORM", warnings).all(hdu.rowBytes(), "NAXIS1");
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
                null,
                warnings);
    }

    /** Bytes between the last row and the heap: THEAP counts from the first row. */
    private long heapGap(long rowsBytes, boolean needed) throws FitsFormatException {
        OptionalLong theap = needed ? header.integer("THEAP") : OptionalLong.empty();
        if (theap.isEmpty()) {
            return 0;
        }
        long start = theap.getAsLong();
        if (start < rowsBytes) {
            throw error("THEAP is " + start + ", but the rows take " + rowsBytes + " bytes", "THEAP");
        }
        if (start - rowsBytes > hdu.pcount()) {
            throw error("THEAP is " + start + ", beyond the data of " + (rowsBytes + hdu.pcount()) + " bytes", "THEAP");
        }
        return start - rowsBytes;
    }

    private FitsFormatException error(String problem, String keyword) {
        return FitsFormatException.of(BAD_HEADER, problem)
                .file(file)
                .hdu(hdu.entry().index())
                .keyword(keyword)
                .build();
    }
}
