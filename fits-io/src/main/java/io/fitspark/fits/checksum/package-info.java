// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/** DATASUM and CHECKSUM: {@link io.fitspark.fits.checksum.OnesSum} adds, {@link io.fitspark.fits.checksum.HduSums} verifies. */
package io.fitspark.fits.checksum;
