// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Finds out which bytes of a table's heap its descriptors point to, and moves what they point to together: what dead bytes leave behind when they
 * are dropped. Memory is bounded whatever the size of table and heap.
 */
package io.fitspark.fits.repack;
