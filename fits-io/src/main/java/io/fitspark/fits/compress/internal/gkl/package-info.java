// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What the classes of the native deflate library call: in the one jar they are led here instead of to commons-logging and commons-io, so that the jar
 * needs neither. Names and methods are therefore those of the originals.
 */
package io.fitspark.fits.compress.internal.gkl;
