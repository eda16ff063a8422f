// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.cli;

import io.fitspark.fits.HduKind;

/**
 * A table in a FITS file.
 *
 * @param index HDU number, 0 for the primary HDU
 * @param extname EXTNAME, empty if there is none
 * @param rows how many rows its header declares
 */
record TableHdu(int index, String extname, HduKind kind, long rows) {

    /** The name for people. */
    String title() {
        return extname.isEmpty() ? "HDU " + index : extname + " (HDU " + index + ")";
    }
}
