// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import io.fitspark.connector.read.NumberAccess;

/**
 * Chooses between views of the stored rows and decoded arrays. The views cost a tenth less while Spark's generated code is
 * small enough to be compiled well together with them; in large row conversions they cost a quarter more (figures in
 * ARCHITECTURE.md).
 */
final class AccessChoice {
    private static final int FEW_COLUMNS = 24;

    private AccessChoice() {}

    static NumberAccess of(StructType required) {
        if (required.length() > FEW_COLUMNS) {
            return NumberAccess.DECODED;
        }
        for (StructField field : required.fields()) {
            if (field.dataType() instanceof ArrayType) {
                return NumberAccess.DECODED;
            }
        }
        return NumberAccess.STRIDED;
    }
}
