// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.procedures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import io.fitspark.spark.write.FitsMerge;

/** Makes one file of those of a directory, by jobs of the cluster. */
final class MergeProcedure implements FitsProcedure {
    private static final PathArgument SOURCE = new PathArgument(0, "source");
    private static final PathArgument TARGET = new PathArgument(1, "target");
    private static final OptionsArgument OPTIONS = new OptionsArgument(2);

    @Override
    public String name() {
        return "merge";
    }

    @Override
    public String description() {
        return "Makes one FITS file of the tables of many, which stay as they are";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                SOURCE.parameter("a directory, a file or a glob"),
                TARGET.parameter("the file that is made; there must be none yet"),
                OPTIONS.parameter("those of a write, as rowOrder; hdu says which table of each file"));
    }

    @Override
    public StructType result() {
        return new StructType().add("rows", DataTypes.LongType, false, "rows in the new file");
    }

    @Override
    public List<InternalRow> run(InternalRow arguments) {
        String source = SOURCE.of(this, arguments);
        String target = TARGET.of(this, arguments);
        Map<String, String> options = OPTIONS.of(arguments);
        try {
            long rows = FitsMerge.run(SparkSession.active(), source, target, options);
            return List.of(new GenericInternalRow(new Object[] {rows}));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot merge " + source + " to " + target + ": " + e.getMessage(), e);
        }
    }
}
