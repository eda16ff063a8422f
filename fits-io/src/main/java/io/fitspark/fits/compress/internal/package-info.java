// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/** What each codec is made of; for {@link io.fitspark.fits.compress} alone. */
package io.fitspark.fits.compress.internal;
