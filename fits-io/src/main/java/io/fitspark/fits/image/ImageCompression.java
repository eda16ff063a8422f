// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.Serializable;

/**
 * Where the tiles of a compressed image lie, and how they are decoded (FITS 4.0, section 10.1 and 10.2). The tile of number n is in row n of the table.
 *
 * @param rowBytes bytes of a row of the table, NAXIS1
 * @param heapOffset byte offset of the heap in the file
 * @param heapBytes length of the heap
 */
public record ImageCompression(int rowBytes, long heapOffset, long heapBytes) implements Serializable {}
