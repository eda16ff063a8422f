// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * A column that is to be written.
 *
 * @param nullable whether cells, or elements of arrays, can be null
 * @param metadata what the header said of the column where it was read, under {@code fits.} keys; strings, longs and doubles
 * @param comment null for none
 */
public record OutputField(String name, OutputType type, boolean nullable, Map<String, Object> metadata, String comment)
        implements Serializable {
    public OutputField {
        metadata = new TreeMap<>(metadata);
    }
}
