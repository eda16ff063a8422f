// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.util.Arrays;

import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.table.TableSchema;

/** The header of a plain table, binary or ASCII (FITS 4.0, sections 7.2.1 and 7.3.1). */
final class PlainTableHeader {
    /** CHECKSUM and DATASUM. */
    static final int SUM_CARDS = 2;

    private PlainTableHeader() {}

    /**
     * A new header.
     *
     * @param longest per column, elements of the longest cell
     */
    static HeaderBuilder of(TableSchema schema, TableOptions options, long rows, long heapBytes, long[] longest)
            throws IOException {
        HeaderBuilder header = HeaderBuilder.create();
        if (schema.isAscii()) {
            header.structural("XTENSION", "TABLE", "ASCII table");
        } else {
            header.structural("XTENSION", "BINTABLE", "binary table");
        }
        header.structural("BITPIX", 8, "bytes");
        header.structural("NAXIS", 2, "rows and columns");
        header.structural("NAXIS1", schema.rowBytes(), "bytes of a row");
        header.structural("NAXIS2", rows, "number of rows");
        header.structural("PCOUNT", heapBytes, "bytes of the heap");
        header.structural("GCOUNT", 1, "one group");
        header.structural("TFIELDS", schema.columns().size(), "number of columns");
        name(header, options);
        header.setAll(options.header());
        name(header, options);
        schema.withLongestCells(longest).addCards(header);
        return header;
    }

    private static void name(HeaderBuilder header, TableOptions options) throws IOException {
        if (options.extname().isPresent()) {
            header.set("EXTNAME", options.extname().get(), "name of the table");
        }
        if (options.extver().isPresent()) {
            header.set("EXTVER", options.extver().getAsInt(), "version of the table");
        }
    }

    /** Cards that the header has at most, CHECKSUM and DATASUM included. */
    static int records(TableSchema schema, TableOptions options) throws IOException {
        long[] longest = new long[schema.columns().size()];
        Arrays.fill(longest, Integer.MAX_VALUE);
        int records = of(schema, options, 0, 0, longest).records() + SUM_CARDS;
        return records + TableStatistics.mostCards(schema, options);
    }
}
