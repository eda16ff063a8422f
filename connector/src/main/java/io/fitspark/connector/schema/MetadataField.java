// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

/** The fields of the hidden column {@code _metadata}: where a row comes from. */
public enum MetadataField {
    FILE_PATH("file_path", ConstantType.STRING),
    FILE_NAME("file_name", ConstantType.STRING),
    FILE_SIZE("file_size", ConstantType.BIGINT),
    FILE_MODIFICATION_TIME("file_modification_time", ConstantType.TIMESTAMP),
    /** Index of the HDU, 0 for the primary. */
    HDU("hdu", ConstantType.INT),
    /** Number of the row in its HDU, from 0: the only one that is not the same for all rows of an HDU. */
    ROW_INDEX("row_index", ConstantType.BIGINT);

    private final String key;
    private final ConstantType type;

    MetadataField(String key, ConstantType type) {
        this.key = key;
        this.type = type;
    }

    /** The name that users know. */
    public String key() {
        return key;
    }

    public ConstantType type() {
        return type;
    }
}
