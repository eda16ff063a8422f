// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;

import io.fitspark.connector.storage.Closing;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.storage.RangeReader;

/** Opens FITS files over readers that nobody else will close. */
public final class OpenedFits {
    private OpenedFits() {}

    /** The file, which owns the reader from now on; the reader is closed if this fails. */
    public static FitsFile over(RangeReader reader, FitsLimits limits) throws IOException {
        try {
            return FitsFile.open(reader, limits);
        } catch (IOException | RuntimeException | Error e) {
            Closing.after(e, reader);
            throw e;
        }
    }
}
