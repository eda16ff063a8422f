// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.Serializable;

/**
 * A column of the table of tiles that points to bytes in the heap.
 *
 * @param name TTYPEn
 * @param offset byte offset of its descriptor in a row
 * @param wide whether the descriptor has 64 bits, not 32
 * @param element the code of what it counts: B for bytes, or of a number
 * @param elementBytes bytes of one of them
 */
record TileField(String name, int offset, boolean wide, char element, int elementBytes) implements Serializable {}
