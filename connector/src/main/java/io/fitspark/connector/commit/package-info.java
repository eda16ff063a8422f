// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/**
 * How what tasks wrote becomes part of a dataset: whole, once, or not at all. Knows Hadoop's file systems, no FITS but where rows are
 * added to a file.
 */
package io.fitspark.connector.commit;
