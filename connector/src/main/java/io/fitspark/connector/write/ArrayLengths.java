// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.write;

/** What is known of the lengths of a column's arrays. */
enum ArrayLengths {
    UNKNOWN,
    EQUAL,
    DIFFERENT
}
