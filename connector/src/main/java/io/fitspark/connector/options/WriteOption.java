// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every option of a write but those that begin with {@link #HEADER} and {@link #CODEC}. Names are compared without regard to case. */
enum WriteOption {
    PATH("path"),
    HDU("hdu"),
    LAYOUT("layout"),
    COMPRESSION("compression"),
    EXTNAME("extname"),
    EXTVER("extver"),
    TILE_ROWS("tileRows"),
    COMPRESSION_LEVEL("compressionLevel"),
    SORT_BY("sortBy"),
    ROW_ORDER("rowOrder"),
    CHECKSUM("checksum"),
    ZONE_MAPS("zoneMaps"),
    HEADER_FROM("headerFrom"),
    NON_ASCII("nonAscii"),
    MAX_RECORDS_PER_FILE("maxRecordsPerFile"),
    TXN_ID("txnId"),
    STAGING_DIR("stagingDir"),
    OVERWRITE_SCOPE("overwriteScope");

    /** What options that name a keyword begin with, in lower case. */
    static final String HEADER = "header.";

    /** What options that name a column begin with, in lower case. */
    static final String CODEC = "codec.";

    private static final Map<String, WriteOption> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(option -> option.key.toLowerCase(Locale.ROOT), Function.identity()));

    private final String key;

    WriteOption(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    static Optional<WriteOption> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(WriteOption::key).toList();
    }
}
