// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.procedures;

import java.util.List;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** What {@code CALL fits.system.NAME(...)} runs, on the driver. Knows nothing of Spark's procedures, which Spark 3.5 lacks. */
public interface FitsProcedure {
    /** In lower case. */
    String name();

    String description();

    List<Parameter> parameters();

    /** The columns of the result. */
    StructType result();

    /**
     * @param arguments one for each parameter, in their order and of their type; null where none was given
     * @return rows as {@link #result} says
     */
    List<InternalRow> run(InternalRow arguments);

    /**
     * @param required false if it is null where it is not given
     */
    record Parameter(String name, DataType type, boolean required, String comment) {}
}
