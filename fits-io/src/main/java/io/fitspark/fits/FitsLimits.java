// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import java.io.Serializable;

/**
 * How much a file may ask for. A file that asks for more is refused with
 * {@link FitsFormatException.Kind#LIMIT}; whatever the limits, nothing is allocated beyond the bytes that are there.
 *
 * @param maxHeaderCards cards of one header
 * @param maxHdus HDUs of one file
 * @param maxCellBytes bytes of one variable-length cell, decoded
 * @param maxBatchBytes bytes of one batch of rows
 * @param maxTileBytes bytes of one compressed tile, decoded
 * @param maxInflatedBytes bytes of a whole file that is compressed with gzip, decoded
 */
public record FitsLimits(
        long maxHeaderCards,
        long maxHdus,
        long maxCellBytes,
        long maxBatchBytes,
        long maxTileBytes,
        long maxInflatedBytes)
        implements Serializable {

    private static final FitsLimits DEFAULTS =
            new FitsLimits(500_000, 1_000_000, 256L << 20, 512L << 20, 512L << 20, 64L << 30);

    /** Refuses limits below 1. */
    public FitsLimits {
        atLeastOne("maxHeaderCards", maxHeaderCards);
        atLeastOne("maxHdus", maxHdus);
        atLeastOne("maxCellBytes", maxCellBytes);
        atLeastOne("maxBatchBytes", maxBatchBytes);
        atLeastOne("maxTileBytes", maxTileBytes);
        atLeastOne("maxInflatedBytes", maxInflatedBytes);
    }

    /** Limits that no file of practical use meets. */
    public static FitsLimits defaults() {
        return DEFAULTS;
    }

    /** These limits with another number of cards. */
    public FitsLimits withMaxHeaderCards(long cards) {
        return new FitsLimits(cards, maxHdus, maxCellBytes, maxBatchBytes, maxTileBytes, maxInflatedBytes);
    }

    /** These limits with another number of HDUs. */
    public FitsLimits withMaxHdus(long hdus) {
        return new FitsLimits(maxHeaderCards, hdus, maxCellBytes, maxBatchBytes, maxTileBytes, maxInflatedBytes);
    }

    /** These limits with another size of a cell. */
    public FitsLimits withMaxCellBytes(long bytes) {
        return new FitsLimits(maxHeaderCards, maxHdus, bytes, maxBatchBytes, maxTileBytes, maxInflatedBytes);
    }

    /** These limits with another size of a batch. */
    public FitsLimits withMaxBatchBytes(long bytes) {
        return new FitsLimits(maxHeaderCards, maxHdus, maxCellBytes, bytes, maxTileBytes, maxInflatedBytes);
    }

    /** These limits with another size of a tile. */
    public FitsLimits withMaxTileBytes(long bytes) {
        return new FitsLimits(maxHeaderCards, maxHdus, maxCellBytes, maxBatchBytes, bytes, maxInflatedBytes);
    }

    /** These limits with another size of an inflated file. */
    public FitsLimits withMaxInflatedBytes(long bytes) {
        return new FitsLimits(maxHeaderCards, maxHdus, maxCellBytes, maxBatchBytes, maxTileBytes, bytes);
    }

    private static void atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is less than 1: " + value);
        }
    }
}
