// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

/**
 * The stored pixels of a whole tile.
 *
 * @param stored an array of the stored type
 * @param nulls not 0 for each pixel that is null and cannot be told from its value; null if there is none
 */
record CachedTile(Object stored, byte[] nulls, long bytes) {}
