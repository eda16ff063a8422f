// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.encode.ZoneMap;

/** The zone maps of a table that rows are appended to: they are not true any more. */
final class OldZones {
    private OldZones() {}

    /**
     * Whether an HDU holds the zone maps of a table as it is in the file.
     *
     * @param mainSum the sum of the table's main part
     */
    static boolean are(FitsFile file, Hdu hdu, TableLayout table, long mainSum) throws IOException {
        if (hdu.kind() != HduKind.BINTABLE || !hdu.extname().orElse("").equals(ZoneMap.EXTNAME)) {
            return false;
        }
        try {
            return ZoneMap.open(file, hdu).isOf(table.rows(), table.columns().size(), mainSum);
        } catch (FitsFormatException e) {
            return false;
        }
    }
}
