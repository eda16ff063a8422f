// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/**
 * One table from the rows of many files. What must be made anew is made in work items, which may run anywhere; then the file is nothing but ranges of bytes
 * of other files, and signed headers. Nothing here knows how files are published.
 */
package io.fitspark.connector.assemble;
