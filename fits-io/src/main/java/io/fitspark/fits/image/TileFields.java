// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.Serializable;

/**
 * The columns in which tiles are looked for, each null if there is none.
 *
 * @param compressed COMPRESSED_DATA
 * @param uncompressed UNCOMPRESSED_DATA: pixels as they are, of tiles that the codec cannot take
 * @param gzipped GZIP_COMPRESSED_DATA: the same, by GZIP_1
 * @param mask NULL_PIXEL_MASK
 * @param blank ZBLANK of integer pixels, if it is a column
 */
record TileFields(TileField compressed, TileField uncompressed, TileField gzipped, TileField mask, TileNumber blank)
        implements Serializable {}
