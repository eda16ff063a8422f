// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/** Planning and reading FITS over Hadoop file systems, independent of Spark. */
package io.fitspark.connector;
