// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.Serializable;

/**
 * What is left of a heap when its dead bytes are dropped.
 *
 * @param map the records of a {@link io.fitspark.fits.repack.HeapMap}
 * @param runs how many runs of bytes are left
 * @param length bytes of all of them
 */
record LiveHeap(Notes map, long runs, long length) implements Serializable {}
