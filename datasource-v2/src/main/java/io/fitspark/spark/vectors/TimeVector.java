// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import java.util.OptionalLong;

import org.apache.spark.sql.types.DataType;

import io.fitspark.connector.schema.TimeText;

/** TIMESTAMP and TIMESTAMP_NTZ elements, written in ISO 8601. */
final class TimeVector extends TextVector {
    TimeVector(DataType type, int index, String column) {
        super(type, index, column);
    }

    @Override
    public long getLong(int rowId) {
        if (length(rowId) == 0) {
            return 0;
        }
        OptionalLong micros = TimeText.parseTime(bytes(), start(rowId), length(rowId));
        if (micros.isEmpty()) {
            throw unreadable(rowId);
        }
        return micros.getAsLong();
    }
}
