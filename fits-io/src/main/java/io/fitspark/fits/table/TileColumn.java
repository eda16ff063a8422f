// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.Serializable;

/**
 * Where the cells of one column of a compressed table are found.
 *
 * @param descriptorOffset where in a row of tiles the column's descriptor begins, in bytes
 * @param wide whether the descriptor has 64-bit numbers ({@code 1QB}) or 32-bit ones ({@code 1PB})
 * @param codec ZCTYPn as written, GZIP_2 where it is missing; perhaps of an algorithm that is not known
 */
public record TileColumn(int descriptorOffset, boolean wide, String codec) implements Serializable {}
