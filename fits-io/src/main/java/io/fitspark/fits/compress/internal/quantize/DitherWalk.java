// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.quantize;

/** The way of a tile through the random numbers: from its place to their end, then from the next number's place, and so on. */
final class DitherWalk {

    /** Numbers among the first of which a way begins. */
    private static final int STARTS = 500;

    private int number;
    private int place;

    DitherWalk(long seed) {
        this.number = (int) (seed % DitherNumbers.COUNT);
        this.place = start(number);
    }

    private static int start(int number) {
        return (int) ((float) DitherNumbers.VALUES[number] * STARTS);
    }

    /** The index of the next random number. */
    int place() {
        return place;
    }

    /** How many there are up to the end. */
    int left() {
        return DitherNumbers.COUNT - place;
    }

    /** Goes on after all that were left. */
    void turn() {
        number = (number + 1) % DitherNumbers.COUNT;
        place = start(number);
    }
}
