// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/** The FITS format: files, their header and data units, and what can be wrong with them. */
package io.fitspark.fits;
