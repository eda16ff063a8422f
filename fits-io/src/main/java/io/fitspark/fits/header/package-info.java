// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/** Header cards: all forms in which keywords and values are written. */
package io.fitspark.fits.header;
