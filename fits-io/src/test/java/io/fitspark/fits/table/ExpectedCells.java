// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.fitspark.fits.Corpus;

/** The cells that the expected JSON of the corpus names, in the form of {@link Cells}. */
final class ExpectedCells {
    private ExpectedCells() {}

    /** The cells of a column, wherever they are kept; of a column of another file only the first NAXIS2 count. */
    static List<Object> all(JsonNode hdu, JsonNode column, ColumnType type) {
        String key = column.get(column.has("key") ? "key" : "name").textValue();
        JsonNode of = hdu.get("data_of");
        JsonNode holder = of == null
                ? hdu
                : Corpus.expected(of.get("file").textValue())
                        .get("hdus")
                        .get(of.get("hdu").intValue());
        List<Object> list = new ArrayList<>();
        holder.get("data").get(key).forEach(cell -> list.add(cell(cell, type.element())));
        return list;
    }

    private static Object cell(JsonNode json, ElementType element) {
        if (json.isNull()) {
            return null;
        }
        if (json.isArray()) {
            List<Object> list = new ArrayList<>();
            json.forEach(item -> list.add(cell(item, element)));
            return list;
        }
        return switch (element) {
            case BOOLEAN -> json.booleanValue();
            case BYTE, SHORT, INT, LONG -> json.longValue();
            case ULONG, DECIMAL -> new BigInteger(json.textValue());
            case FLOAT -> number(json, true);
            case DOUBLE -> number(json, false);
            case COMPLEX_FLOAT -> List.of(number(json.get("re"), true), number(json.get("im"), true));
            case COMPLEX_DOUBLE -> List.of(number(json.get("re"), false), number(json.get("im"), false));
            case STRING -> json.textValue();
        };
    }

    private static Object number(JsonNode json, boolean single) {
        double value = json.isTextual() ? Double.parseDouble(json.textValue()) : json.doubleValue();
        return single ? (Object) (float) value : (Object) value;
    }
}
