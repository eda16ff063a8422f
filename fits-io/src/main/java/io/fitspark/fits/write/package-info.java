// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/** Writing of FITS files: {@link io.fitspark.fits.write.FitsWriter} makes them, HDU by HDU. */
package io.fitspark.fits.write;
