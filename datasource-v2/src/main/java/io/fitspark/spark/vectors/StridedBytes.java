// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import org.apache.spark.sql.types.DataTypes;

import io.fitspark.fits.table.Column;

/** Unsigned bytes in rows, as SMALLINT. */
final class StridedBytes extends StridedVector {
    StridedBytes(Column column) {
        super(DataTypes.ShortType, column, 0);
    }

    @Override
    public short getShort(int rowId) {
        return (short) (bytes[base + rowId * stride] & 0xff);
    }
}
