// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/**
 * The stored elements of some cells of a P or Q column.
 *
 * @param bytes what holds them, big-endian
 * @param counts elements of each cell
 * @param positions where each cell begins in {@code bytes}
 */
record HeapCells(byte[] bytes, int[] counts, int[] positions) {}
