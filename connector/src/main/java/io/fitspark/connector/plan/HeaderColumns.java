// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.fitspark.connector.FitsErrors;
import io.fitspark.connector.options.HeaderColumn;
import io.fitspark.connector.schema.ConstantColumn;
import io.fitspark.connector.schema.ConstantType;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.header.Card;
import io.fitspark.fits.header.CardValue;

/**
 * The cards that are asked for as columns.
 *
 * @param keywords in upper case
 * @param columns names as shown, and types
 * @param reference the file whose header gave the types
 */
public record HeaderColumns(List<String> keywords, List<ConstantColumn> columns, String reference)
        implements Serializable {
    static final HeaderColumns NONE = new HeaderColumns(List.of(), List.of(), "");

    public HeaderColumns {
        keywords = List.copyOf(keywords);
        columns = List.copyOf(columns);
    }

    /** The keywords alone, of which values can be read before types are known. */
    static List<String> keywords(List<HeaderColumn> asked) {
        return asked.stream().map(HeaderColumn::keyword).toList();
    }

    /**
     * Takes the types that are not given from values: from the first header alone, or the widest of all.
     *
     * @param headers raw values of headers, in the order of {@code asked}
     */
    static HeaderColumns of(List<HeaderColumn> asked, List<List<Object>> headers, String reference) {
        List<ConstantColumn> columns = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            ConstantType type = asked.get(i).type();
            for (int h = 0; h < headers.size() && asked.get(i).type() == null; h++) {
                type = wider(type, typeOf(headers.get(h).get(i)));
            }
            columns.add(new ConstantColumn(asked.get(i).name(), type == null ? ConstantType.STRING : type));
        }
        return new HeaderColumns(keywords(asked), columns, reference);
    }

    /** What the cards say, the HDU's before the primary HDU's: Boolean, Long, Double or String; null without such a card or value. */
    public static List<Object> raw(FitsFile file, Hdu hdu, List<String> keywords) throws IOException {
        if (keywords.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(keywords.size());
        for (String keyword : keywords) {
            Optional<Card> card = hdu.header().card(keyword);
            if (card.isEmpty() && hdu.index() > 0) {
                card = file.hdu(0).header().card(keyword);
            }
            values.add(card.map(c -> raw(c.value())).orElse(null));
        }
        return values;
    }

    private static Object raw(CardValue value) {
        if (value instanceof CardValue.Logical logical) {
            return logical.value();
        }
        if (value instanceof CardValue.Int integer) {
            return integer.value();
        }
        if (value instanceof CardValue.Real real) {
            return real.value();
        }
        return CardText.of(value);
    }

    /**
     * The values as the columns show them.
     *
     * @throws io.fitspark.connector.FitsUserException if one does not fit the type of its column
     */
    public List<Object> typed(List<Object> raw, String file, int hdu) {
        List<Object> values = new ArrayList<>(raw.size());
        for (int i = 0; i < raw.size(); i++) {
            Object value = raw.get(i);
            ConstantType type = columns.get(i).type();
            Object typed = value == null ? null : typed(value, type);
            if (value != null && typed == null) {
                throw FitsErrors.headerColumnType(file, hdu, keywords.get(i), value, type.name(), reference);
            }
            values.add(typed);
        }
        return values;
    }

    private static Object typed(Object value, ConstantType type) {
        return switch (type) {
            case STRING -> value instanceof Boolean logical ? (logical ? "T" : "F") : value.toString();
            case BOOLEAN -> value instanceof Boolean ? value : null;
            case DOUBLE ->
                value instanceof Double || value instanceof Long ? (Object) ((Number) value).doubleValue() : null;
            case BIGINT -> value instanceof Long ? value : wholeNumber(value);
            case INT -> {
                Long whole = value instanceof Long number ? number : wholeNumber(value);
                yield whole != null && whole == whole.intValue() ? whole.intValue() : null;
            }
            case DATE, TIMESTAMP -> throw new AssertionError(type);
        };
    }

    /** Some writers put a point after integers. */
    private static Long wholeNumber(Object value) {
        return value instanceof Double real && real == Math.rint(real) && Math.abs(real) < 1L << 53
                ? (Long) real.longValue()
                : null;
    }

    private static ConstantType typeOf(Object raw) {
        if (raw == null) {
            return null;
        }
        if (raw instanceof Boolean) {
            return ConstantType.BOOLEAN;
        }
        return raw instanceof Long
                ? ConstantType.BIGINT
                : raw instanceof Double ? ConstantType.DOUBLE : ConstantType.STRING;
    }

    private static ConstantType wider(ConstantType a, ConstantType b) {
        if (a == null || b == null || a == b) {
            return a == null ? b : a;
        }
        boolean numbers = a != ConstantType.BOOLEAN
                && b != ConstantType.BOOLEAN
                && a != ConstantType.STRING
                && b != ConstantType.STRING;
        return numbers ? ConstantType.DOUBLE : ConstantType.STRING;
    }
}
