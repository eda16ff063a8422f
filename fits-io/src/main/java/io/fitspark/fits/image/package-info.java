// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/** Images, plain and compressed: whole, by region, tile by tile. Axes are in FITS order, NAXIS1 first and fastest; pixels count from 1. */
package io.fitspark.fits.image;
