// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

/** Room that a thread brings along for decoding tiles, used by one at a time. */
final class TileScratch {}
