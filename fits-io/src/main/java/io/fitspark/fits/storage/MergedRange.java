// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

/**
 * A range to be read at once for several that are wanted.
 *
 * @param range what to read
 * @param first the index of the first wanted range that lies in it
 * @param count how many wanted ranges lie in it, one after another
 */
public record MergedRange(ByteRange range, int first, int count) {}
