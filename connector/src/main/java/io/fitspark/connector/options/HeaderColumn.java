// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.fitspark.connector.FitsErrors;
import io.fitspark.connector.schema.ConstantType;

/**
 * A header card that is asked for as a column.
 *
 * @param name as the user wrote the keyword: the column's name
 * @param keyword in upper case, without HIERARCH
 * @param type null if the headers are to tell
 */
public record HeaderColumn(String name, String keyword, ConstantType type) {
    private static final String HIERARCH = "HIERARCH ";
    private static final List<ConstantType> TYPES = List.of(
            ConstantType.BOOLEAN, ConstantType.INT, ConstantType.BIGINT, ConstantType.DOUBLE, ConstantType.STRING);

    /** Reads {@code EXPTIME, OBS_ID:STRING, HIERARCH ESO INS FILT NAME}. */
    static List<HeaderColumn> parse(String option, String text) {
        List<HeaderColumn> columns = new ArrayList<>();
        for (String item : text.split(",")) {
            int colon = item.indexOf(':');
            String name = (colon < 0 ? item : item.substring(0, colon)).strip();
            String keyword = name.toUpperCase(Locale.ROOT);
            if (keyword.startsWith(HIERARCH)) {
                name = name.substring(HIERARCH.length()).strip();
                keyword = name.toUpperCase(Locale.ROOT);
            }
            ConstantType type =
                    colon < 0 ? null : type(item.substring(colon + 1).strip());
            if (name.isEmpty() || (colon >= 0 && type == null)) {
                throw FitsErrors.badOptionValue(
                        option,
                        text,
                        "keywords such as EXPTIME,OBS_ID, each followed by :TYPE if need be, TYPE one of "
                                + String.join(
                                        ", ",
                                        TYPES.stream().map(ConstantType::name).toList()));
            }
            columns.add(new HeaderColumn(name, keyword, type));
        }
        return columns;
    }

    private static ConstantType type(String text) {
        String wanted = text.equalsIgnoreCase("long") ? "BIGINT" : text.equalsIgnoreCase("integer") ? "INT" : text;
        return Arrays.stream(ConstantType.values())
                .filter(type -> TYPES.contains(type) && type.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElse(null);
    }
}
