// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/** Encoding of cells: from columns of batches to the big-endian bytes of rows and heap, and what is learnt of them on the way. */
package io.fitspark.fits.table.encode;
