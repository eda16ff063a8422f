// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import java.io.Serializable;

/**
 * Something that is not as the standard wants it, but whose meaning is clear.
 *
 * @param hdu the HDU, counted from 0; the last one for what follows it
 * @param offset the byte in the (uncompressed) file
 * @param keyword the keyword concerned, null if none is
 * @param message what is odd, and how it was taken
 */
public record FitsWarning(int hdu, long offset, String keyword, String message) implements Serializable {

    @Override
    public String toString() {
        return message + " [HDU " + hdu + ", byte " + offset + (keyword == null ? "" : ", " + keyword) + "]";
    }
}
