// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

/** The rows that are at hand while a task reads. */
public interface PresentRows {
    /** Number in its table of the first of them. */
    long firstRow();

    /** How many they are. */
    int rows();
}
