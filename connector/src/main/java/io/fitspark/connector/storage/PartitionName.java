// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.util.Locale;

/** Names of directories that hold the rows with one value of a column, {@code key=value}, as Hive and Spark write them. */
public final class PartitionName {
    /** How Hive and Spark write null, and an empty string. */
    static final String NULL = "__HIVE_DEFAULT_PARTITION__";

    private static final String ESCAPED = "\"#%'*/:=?\\{[]^";
    private static final int DELETE = 0x7F;

    private PartitionName() {}

    /** The name of a directory. @param value null for null */
    public static String of(String key, String value) {
        return escape(key) + "=" + (value == null || value.isEmpty() ? NULL : escape(value));
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == DELETE || ESCAPED.indexOf(c) >= 0) {
                escaped.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
