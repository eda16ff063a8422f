// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

/** The type of a value that is the same in all rows of a file or HDU, and the Java class that holds it. */
public enum ConstantType {
    /** {@code Boolean}. */
    BOOLEAN,
    /** {@code Integer}. */
    INT,
    /** {@code Long}. */
    BIGINT,
    /** {@code Double}. */
    DOUBLE,
    /** {@code String}. */
    STRING,
    /** {@code Integer}: days since 1970-01-01. */
    DATE,
    /** {@code Long}: microseconds since 1970-01-01T00:00:00Z. */
    TIMESTAMP
}
