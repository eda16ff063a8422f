// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/** Storage: exact positioned reads over files, memory and whatever is plugged in. */
package io.fitspark.fits.storage;
