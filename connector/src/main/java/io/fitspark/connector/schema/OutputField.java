// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

import io.fitspark.connector.schema.OutputType.Element;
import io.fitspark.fits.table.Column;

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

    /**
     * A column that is written as it is in a binary table.
     *
     * @param name what it is called, as two columns may not have one name
     */
    public static OutputField of(Column column, String name) {
        Element element =
                switch (StoredType.of(column)) {
                    case BINARY -> Element.BINARY;
                    case DATE -> Element.DATE;
                    case TIMESTAMP -> Element.TIMESTAMP;
                    case TIMESTAMP_NTZ -> Element.TIMESTAMP_NTZ;
                    case AS_IT_IS -> element(column);
                };
        int depth = column.type().depth() - (element == Element.BINARY ? 1 : 0);
        return new OutputField(
                name,
                new OutputType(element, depth),
                true,
                FitsSchema.metadata(column),
                column.keywords().tcomm());
    }

    private static Element element(Column column) {
        return switch (column.type().element()) {
            case BOOLEAN -> Element.BOOLEAN;
            case BYTE -> Element.BYTE;
            case SHORT -> Element.SHORT;
            case INT -> Element.INT;
            case LONG -> Element.LONG;
            case ULONG -> Element.DECIMAL20;
            case FLOAT -> Element.FLOAT;
            case DOUBLE -> Element.DOUBLE;
            case STRING -> Element.STRING;
            case COMPLEX_FLOAT -> Element.COMPLEX_FLOAT;
            case COMPLEX_DOUBLE -> Element.COMPLEX_DOUBLE;
            case DECIMAL ->
                throw new IllegalArgumentException("column " + column.name() + " is one of text, of format "
                        + column.form().text());
        };
    }
}
