// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

/**
 * The stored, big-endian bytes of the rows of a batch: byte {@code offset + r * stride + p} is byte {@code p} of row {@code r},
 * where {@code p} is given per column by {@link ColumnBatch#windowOffset}. Valid until the next read into the batch.
 */
public record RowWindow(byte[] bytes, int offset, int stride, int rows) {}
