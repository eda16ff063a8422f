// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

/** The sizes of FITS: cards of 80 bytes in blocks of 2880. */
final class Blocks {

    static final int CARD = 80;
    static final int BLOCK = 2880;

    private Blocks() {}

    /** A length rounded up to whole blocks; throws ArithmeticException beyond 64 bits. */
    static long padded(long length) {
        long rest = length % BLOCK;
        return rest == 0 ? length : Math.addExact(length, BLOCK - rest);
    }
}
