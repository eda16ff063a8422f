// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/** The codecs of compressed tables and images. They know arrays of bytes and numbers, nothing of files. */
package io.fitspark.fits.compress;
