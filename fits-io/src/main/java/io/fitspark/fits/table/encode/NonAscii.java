// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

/** What happens to strings that hold more than printable ASCII, which is all that FITS allows. */
public enum NonAscii {
    /** They are refused. */
    ERROR,
    /** Their UTF-8 bytes are written, against the standard. */
    UTF8
}
