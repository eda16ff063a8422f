// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.procedures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

import io.fitspark.connector.commit.CleanedJob;
import io.fitspark.connector.commit.Cleaner;
import io.fitspark.spark.read.SessionSettings;

/** Ends what dead writes left at a path. */
final class CleanProcedure implements FitsProcedure {
    @Override
    public String name() {
        return "clean";
    }

    @Override
    public String description() {
        return "Ends what dead writes left at a path: one row for each, none for those that are alive";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(PathArgument.PATH.parameter("the file or directory that was written to"));
    }

    @Override
    public StructType result() {
        return new StructType()
                .add("job", DataTypes.StringType, false, "its id")
                .add("owner", DataTypes.StringType, false, "who ran it; empty if that is not known")
                .add("finished", DataTypes.BooleanType, false, "true: its rows count; false: they were removed")
                .add("files", DataTypes.IntegerType, false, "files that were published or removed")
                .add("uploads", DataTypes.IntegerType, false, "uploads that were ended");
    }

    @Override
    public List<InternalRow> run(InternalRow arguments) {
        Path target = new Path(PathArgument.PATH.of(this, arguments));
        try {
            return Cleaner.clean(SessionSettings.active().hadoopConfiguration(), target).stream()
                    .map(CleanProcedure::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clean " + target + ": " + e.getMessage(), e);
        }
    }

    private static InternalRow row(CleanedJob job) {
        return new GenericInternalRow(new Object[] {
            UTF8String.fromString(job.job()),
            UTF8String.fromString(job.owner()),
            job.finished(),
            job.files(),
            job.uploads()
        });
    }
}
