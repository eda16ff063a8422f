// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/** One column of one tile. */
record TileKey(long tile, int column) {}
