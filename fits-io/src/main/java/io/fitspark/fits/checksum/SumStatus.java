// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.checksum;

/** What comes of comparing a sum with the bytes it is of. */
public enum SumStatus {
    /** It is that of the bytes. */
    VALID,
    /** It is not. */
    INVALID,
    /** There is none, or it is said to be undefined. */
    ABSENT,
    /** There is one, but the bytes that it is of cannot be had again for certain. */
    UNVERIFIABLE
}
