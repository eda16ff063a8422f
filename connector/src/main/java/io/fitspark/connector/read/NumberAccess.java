// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

/** How plain numbers, one in each row, are handed on. */
public enum NumberAccess {
    /** As native arrays, one for each column: every value is moved once, and then lies beside the next. */
    DECODED,
    /** As the fetched big-endian rows: no value is touched before it is asked for. */
    STRIDED
}
