// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.procedures;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;

import io.fitspark.connector.SqlErrors;
import io.fitspark.spark.procedures.FitsProcedure.Parameter;

/**
 * An argument that names a file or directory.
 *
 * @param index among the arguments
 */
record PathArgument(int index, String name) {
    /** The first argument of most procedures. */
    static final PathArgument PATH = new PathArgument(0, "path");

    Parameter parameter(String comment) {
        return new Parameter(name, DataTypes.StringType, true, comment);
    }

    /** Without blanks around it. */
    String of(FitsProcedure procedure, InternalRow arguments) {
        if (arguments.isNullAt(index) || arguments.getUTF8String(index).trim().numBytes() == 0) {
            throw SqlErrors.argument(procedure.name(), name, "names no file or directory");
        }
        return arguments.getUTF8String(index).trim().toString();
    }
}
