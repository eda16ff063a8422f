// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import io.fitspark.fits.storage.ByteRange;

/**
 * Where the compressed cells of one column of one tile are: a range that lies in the heap and in the file.
 *
 * @param rows rows of the tile
 * @param inflatedBytes bytes that come of it; plausible for that many compressed ones
 */
record TileBlob(long tile, Column column, ByteRange range, int rows, int inflatedBytes) {}
