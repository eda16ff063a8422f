// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.verify;

import java.io.Serializable;
import java.util.Locale;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsWarning;

/**
 * Something that is not as it should be.
 *
 * @param file what the file is called
 * @param hdu counted from 0
 * @param problem a sentence with the place: keyword, column, row or tile
 */
public record Finding(Severity severity, String file, int hdu, String problem) implements Serializable {
    /** How bad it is. */
    public enum Severity {
        /** Odd, but with a clear meaning. */
        WARNING,
        /** Data is lost, or cannot be trusted. */
        ERROR;

        /** In lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding of(String file, FitsWarning warning) {
        return new Finding(Severity.WARNING, file, warning.hdu(), warning.toString());
    }

    /** What an exception says. */
    public static Finding of(String file, int hdu, FitsFormatException broken) {
        FitsFormatException placed = broken.withFile(file).withHdu(hdu);
        return new Finding(Severity.ERROR, file, hdu, placed.getMessage());
    }

    static Finding error(String file, int hdu, String problem) {
        return new Finding(Severity.ERROR, file, hdu, problem + " [" + file + ", HDU " + hdu + "]");
    }

    static Finding warning(String file, int hdu, String problem) {
        return new Finding(Severity.WARNING, file, hdu, problem + " [" + file + ", HDU " + hdu + "]");
    }
}
