// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/** Whether files are sound: {@link io.fitspark.fits.verify.Verification} of the whole, in parts that can be done anywhere. */
package io.fitspark.fits.verify;
