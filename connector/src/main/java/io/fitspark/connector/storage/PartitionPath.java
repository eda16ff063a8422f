// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.apache.hadoop.fs.Path;

/** Directory names of the form {@code key=value}, as Hive and Spark write them. */
final class PartitionPath {
    private PartitionPath() {}

    /** @param value null for null */
    record KeyValue(String key, String value) {}

    static boolean isPartition(String directoryName) {
        return directoryName.indexOf('=') > 0;
    }

    /**
     * The keys and values of the directories from {@code base}, which does not count, to {@code directory}.
     *
     * @return empty if some directory between them is no partition, or base does not lead there
     */
    static Optional<List<KeyValue>> between(Path base, Path directory) {
        List<KeyValue> values = new ArrayList<>();
        Path at = directory;
        while (at != null && !at.equals(base)) {
            String name = at.getName();
            if (!isPartition(name)) {
                return Optional.empty();
            }
            int equals = name.indexOf('=');
            String value = unescape(name.substring(equals + 1));
            values.add(
                    new KeyValue(unescape(name.substring(0, equals)), value.equals(PartitionName.NULL) ? null : value));
            at = at.getParent();
        }
        Collections.reverse(values);
        return at == null ? Optional.empty() : Optional.of(values);
    }

    /** Undoes {@code %XX}, by which characters that cannot stand in a name are written. */
    private static String unescape(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' && i + 2 < text.length()) {
                int high = Character.digit(text.charAt(i + 1), 16);
                int low = Character.digit(text.charAt(i + 2), 16);
                if (high >= 0 && low >= 0) {
                    plain.append((char) (high * 16 + low));
                    i += 2;
                    continue;
                }
            }
            plain.append(c);
        }
        return plain.toString();
    }
}
