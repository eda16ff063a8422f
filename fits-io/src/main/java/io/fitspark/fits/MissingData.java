// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import io.fitspark.fits.FitsFormatException.Kind;

/** Says what of a truncated data unit is missing. */
final class MissingData {

    private MissingData() {}

    static FitsFormatException of(Hdu hdu, String file, long fileLength) {
        HduEntry entry = hdu.entry();
        long there = entry.dataLength() - entry.missingBytes(fileLength);
        if (hdu instanceof BinTableHdu table) {
            return rows(table.rowBytes(), table.rows(), entry, there, file);
        }
        if (hdu instanceof AsciiTableHdu table) {
            return rows(table.rowBytes(), table.rows(), entry, there, file);
        }
        return at("the file ends within the data", "pixels", entry, there)
                .file(file)
                .keyword(hdu.header().lastAxisKeyword())
                .build();
    }

    private static FitsFormatException rows(long rowBytes, long rows, HduEntry entry, long there, String file) {
        if (rowBytes > 0 && there / rowBytes < rows) {
            long whole = there / rowBytes;
            return at("the file ends in row " + whole + " of NAXIS2 = " + rows, "rows and heap", entry, there)
                    .file(file)
                    .keyword("NAXIS2")
                    .build();
        }
        return at("the file ends within the heap", "rows and heap", entry, there)
                .file(file)
                .keyword("PCOUNT")
                .build();
    }

    private static FitsFormatException.Builder at(String problem, String what, HduEntry entry, long there) {
        String sizes = ": " + what + " take " + entry.dataLength() + " bytes, " + there + " are there";
        return FitsFormatException.of(Kind.TRUNCATED, problem + sizes)
                .hdu(entry.index())
                .offset(Math.addExact(entry.dataOffset(), there));
    }
}
