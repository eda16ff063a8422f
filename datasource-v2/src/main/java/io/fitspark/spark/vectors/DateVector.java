// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import java.util.OptionalLong;

import org.apache.spark.sql.types.DataTypes;

import io.fitspark.connector.schema.TimeText;

/** DATE elements, written in ISO 8601. */
final class DateVector extends TextVector {
    DateVector(int index, String column) {
        super(DataTypes.DateType, index, column);
    }

    @Override
    public int getInt(int rowId) {
        if (length(rowId) == 0) {
            return 0;
        }
        OptionalLong day = TimeText.parseDate(bytes(), start(rowId), length(rowId));
        if (day.isEmpty()) {
            throw unreadable(rowId);
        }
        return (int) day.getAsLong();
    }
}
