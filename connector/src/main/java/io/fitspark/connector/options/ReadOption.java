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

/** Every option of a read. Names are compared without regard to case. */
enum ReadOption {
    PATH("path"),
    PATHS("paths"),
    HDU("hdu"),
    VIEW("view"),
    NAN_AS_NULL("nanAsNull"),
    EMPTY_AS_NULL("emptyAsNull"),
    VERIFY_CHECKSUM("verifyChecksum"),
    MAX_PARTITION_BYTES("maxPartitionBytes"),
    MAX_HEADER_CARDS("maxHeaderCards"),
    MAX_HDUS("maxHdus"),
    MAX_CELL_BYTES("maxCellBytes"),
    MAX_BATCH_BYTES("maxBatchBytes"),
    MAX_TILE_BYTES("maxTileBytes"),
    MAX_INFLATED_BYTES("maxInflatedBytes"),
    REGION("region"),
    HEADER_COLUMNS("headerColumns"),
    MERGE_SCHEMA("mergeSchema"),
    COLFITS("colfits", "false"),
    IGNORE_MISSING_HDUS("ignoreMissingHdus"),
    PATH_GLOB_FILTER("pathGlobFilter"),
    RECURSIVE_FILE_LOOKUP("recursiveFileLookup"),
    MODIFIED_BEFORE("modifiedBefore"),
    MODIFIED_AFTER("modifiedAfter"),
    IGNORE_CORRUPT_FILES("ignoreCorruptFiles"),
    IGNORE_MISSING_FILES("ignoreMissingFiles"),
    BASE_PATH("basePath");

    private static final Map<String, ReadOption> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(option -> option.key.toLowerCase(Locale.ROOT), Function.identity()));

    private final String key;
    /** The only value that does nothing, for options that are known but not there yet; else null. */
    private final String onlyValue;

    ReadOption(String key) {
        this(key, null);
    }

    ReadOption(String key, String onlyValue) {
        this.key = key;
        this.onlyValue = onlyValue;
    }

    String key() {
        return key;
    }

    /** True if {@code value} asks for something that is not there yet. */
    boolean asksForMore(String value) {
        return onlyValue != null && !onlyValue.equalsIgnoreCase(value.strip());
    }

    static Optional<ReadOption> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(ReadOption::key).toList();
    }
}
