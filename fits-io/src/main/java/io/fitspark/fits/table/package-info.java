// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Tables, binary, compressed and ASCII: {@link io.fitspark.fits.table.TableLayout} says where everything lies, {@link
 * io.fitspark.fits.table.TableReader} decodes rows into {@link io.fitspark.fits.table.ColumnBatch}es (FITS 4.0, section 7).
 */
package io.fitspark.fits.table;
