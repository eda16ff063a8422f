// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

import java.io.Serializable;
import java.util.Objects;

/**
 * The type of a column that is to be written.
 *
 * @param element the innermost elements
 * @param depth levels of arrays around them
 */
public record OutputType(Element element, int depth) implements Serializable {
    /** Types of elements, those of Spark that FITS has a place for. DECIMAL64 has 18 digits at most, DECIMAL20 is unsigned; neither has decimals. */
    public enum Element {
        BOOLEAN,
        BYTE,
        SHORT,
        INT,
        LONG,
        DECIMAL64,
        DECIMAL20,
        FLOAT,
        DOUBLE,
        STRING,
        BINARY,
        DATE,
        TIMESTAMP,
        TIMESTAMP_NTZ,
        COMPLEX_FLOAT,
        COMPLEX_DOUBLE;

        /** Whether cells are text of FITS. */
        public boolean isText() {
            return this == STRING || isTime();
        }

        /** Whether values are times, written in ISO 8601. */
        public boolean isTime() {
            return this == DATE || this == TIMESTAMP || this == TIMESTAMP_NTZ;
        }
    }

    public OutputType {
        Objects.requireNonNull(element, "element is null");
    }
}
