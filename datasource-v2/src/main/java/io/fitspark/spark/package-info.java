// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/** The Spark DataSource V2 for FITS. */
package io.fitspark.spark;
