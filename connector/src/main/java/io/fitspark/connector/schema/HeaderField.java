// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

import java.util.Arrays;
import java.util.List;

import io.fitspark.connector.options.View;

/** The columns of the views that show headers. */
public enum HeaderField {
    /** URI of the file. */
    FILE("file", Type.STRING, View.HDUS, View.CARDS),
    /** Index of the HDU, 0 for the primary. */
    HDU("hdu", Type.INT, View.HDUS, View.CARDS),
    /** What the HDU holds, as {@link io.fitspark.fits.HduKind} names it. */
    KIND("kind", Type.STRING, View.HDUS),
    /** EXTNAME. */
    EXTNAME("extname", Type.STRING, View.HDUS, View.CARDS),
    /** EXTVER. */
    EXTVER("extver", Type.INT, View.HDUS),
    /** BITPIX of an image, of a compressed one ZBITPIX. */
    BITPIX("bitpix", Type.INT, View.HDUS),
    /** Lengths of the axes of an image, NAXIS1 first; of a compressed one ZNAXISn. */
    AXES("axes", Type.BIGINT_ARRAY, View.HDUS),
    /** Rows of a table; of a compressed one ZNAXIS2. */
    ROWS("rows", Type.BIGINT, View.HDUS),
    /** Columns of a table. */
    COLUMNS("columns", Type.INT, View.HDUS),
    /** Number of cards. */
    CARDS("cards", Type.INT, View.HDUS),
    /** Byte in the file where the header begins. */
    HEADER_OFFSET("header_offset", Type.BIGINT, View.HDUS),
    /** Byte in the file where the data begins. */
    DATA_OFFSET("data_offset", Type.BIGINT, View.HDUS),
    /** Bytes of the data, without padding. */
    DATA_BYTES("data_bytes", Type.BIGINT, View.HDUS),
    /** Position of the card in its header, from 0. */
    CARD("card", Type.INT, View.CARDS),
    /** Keyword in upper case, without HIERARCH. */
    KEYWORD("keyword", Type.STRING, View.CARDS),
    /** Value as text; null if it is undefined. */
    VALUE("value", Type.STRING, View.CARDS),
    /** string, logical, integer, real, complex, undefined, comment or unreadable. */
    TYPE("type", Type.STRING, View.CARDS),
    /** What stands after the value. */
    COMMENT("comment", Type.STRING, View.CARDS);

    /** The type of a column, and the Java class of its values. */
    public enum Type {
        /** {@code Integer}. */
        INT,
        /** {@code Long}. */
        BIGINT,
        /** {@code String}. */
        STRING,
        /** {@code List<Long>}. */
        BIGINT_ARRAY
    }

    private final String key;
    private final Type type;
    private final List<View> views;

    HeaderField(String key, Type type, View... views) {
        this.key = key;
        this.type = type;
        this.views = List.of(views);
    }

    /** Name of the column. */
    public String key() {
        return key;
    }

    public Type type() {
        return type;
    }

    /** Those of a view, in order. */
    public static List<HeaderField> of(View view) {
        return Arrays.stream(values())
                .filter(field -> field.views.contains(view))
                .toList();
    }
}
