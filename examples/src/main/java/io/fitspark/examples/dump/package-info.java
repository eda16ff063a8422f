// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/** What fits-io reads of a FITS file, whole, in a form that other programs can compare with what they read. */
package io.fitspark.examples.dump;
