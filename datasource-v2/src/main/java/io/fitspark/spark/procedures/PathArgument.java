// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.procedures;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;

import io.fitspark.connector.SqlErrors;
import io.fitspark.spark.procedures.FitsProcedure.Parameter;

/** The first argument of procedures. */
final class PathArgument {
    private static final String NAME = "path";

    private PathArgument() {}

    static Parameter parameter(String comment) {
        return new Parameter(NAME, DataTypes.StringType, true, comment);
    }

    /** Without blanks around it. */
    static String of(FitsProcedure procedure, InternalRow arguments) {
        if (arguments.isNullAt(0) || arguments.getUTF8String(0).trim().numBytes() == 0) {
            throw SqlErrors.argument(procedure.name(), NAME, "names no file or directory");
        }
        return arguments.getUTF8String(0).trim().toString();
    }
}
