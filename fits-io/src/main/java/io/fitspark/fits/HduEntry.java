// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

/**
 * Where an HDU is and what it is: all that a walk over a file keeps of it.
 *
 * @param index counted from 0, the primary HDU
 * @param kind what it holds
 * @param extname EXTNAME without trailing blanks, null if there is none
 * @param extver EXTVER, null if there is none
 * @param headerOffset byte in the file where the header begins
 * @param headerLength bytes of the header, a multiple of 2880
 * @param dataOffset byte in the file where the data begins
 * @param dataLength bytes of the data as declared, without padding; the file may end before
 */
public record HduEntry(
        int index,
        HduKind kind,
        String extname,
        Integer extver,
        long headerOffset,
        long headerLength,
        long dataOffset,
        long dataLength) {

    /** How many of the declared bytes of data are missing in a file of that length. */
    public long missingBytes(long fileLength) {
        return Math.max(0, dataLength - Math.max(0, fileLength - dataOffset));
    }
}
