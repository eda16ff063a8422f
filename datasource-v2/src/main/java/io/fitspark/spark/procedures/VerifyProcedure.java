// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.procedures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

import io.fitspark.connector.verify.PathVerification;
import io.fitspark.fits.verify.Finding;
import io.fitspark.spark.read.SessionSettings;
import io.fitspark.spark.write.SparkWorkJobs;

/** Verifies files by jobs of the cluster. */
final class VerifyProcedure implements FitsProcedure {
    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String description() {
        return "Reads files whole and says what is wrong with them: one row for each finding, none for sound files";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(PathArgument.PATH.parameter("a file, a directory with all below it, or a glob"));
    }

    @Override
    public StructType result() {
        return new StructType()
                .add("file", DataTypes.StringType, false)
                .add("hdu", DataTypes.IntegerType, false, "counted from 0")
                .add(
                        "severity",
                        DataTypes.StringType,
                        false,
                        "error: data is lost or cannot be trusted; warning: odd, but clear")
                .add("problem", DataTypes.StringType, false, "with the place: keyword, column, row or tile");
    }

    @Override
    public List<InternalRow> run(InternalRow arguments) {
        String path = PathArgument.PATH.of(this, arguments);
        SparkWorkJobs jobs = new SparkWorkJobs(SparkSession.active().sparkContext(), path);
        try {
            return new PathVerification(SessionSettings.active().hadoopConfiguration(), jobs)
                    .verify(path).stream().map(VerifyProcedure::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot verify " + path + ": " + e.getMessage(), e);
        }
    }

    private static InternalRow row(Finding finding) {
        return new GenericInternalRow(new Object[] {
            UTF8String.fromString(finding.file()),
            finding.hdu(),
            UTF8String.fromString(finding.severity().label()),
            UTF8String.fromString(finding.problem())
        });
    }
}
