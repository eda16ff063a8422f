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

import io.fitspark.connector.commit.RepackResult;
import io.fitspark.spark.write.FitsRepack;

/** Drops the dead bytes of a file's tables, by jobs of the cluster. */
final class RepackProcedure implements FitsProcedure {
    private static final OptionsArgument OPTIONS = new OptionsArgument(1);

    @Override
    public String name() {
        return "repack";
    }

    @Override
    public String description() {
        return "Drops what nothing points to of the heaps of a file's tables, and makes larger tiles of very small ones";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                PathArgument.PATH.parameter("a file; with #HDU behind it, only that table"),
                OPTIONS.parameter("tileRows, compressionLevel, stagingDir, hdu"));
    }

    @Override
    public StructType result() {
        return new StructType()
                .add("path", DataTypes.StringType, false)
                .add("hdus", DataTypes.IntegerType, false, "tables that were written anew; 0: the file was left alone")
                .add("retiled", DataTypes.IntegerType, false, "how many of them got other tiles")
                .add("rows", DataTypes.LongType, false, "rows of these tables")
                .add("dead_bytes", DataTypes.LongType, false, "bytes that no descriptor pointed to")
                .add("bytes_before", DataTypes.LongType, false, "bytes of the file")
                .add("bytes_after", DataTypes.LongType, false, "the same afterwards");
    }

    @Override
    public List<InternalRow> run(InternalRow arguments) {
        String path = PathArgument.PATH.of(this, arguments);
        try {
            RepackResult done = FitsRepack.run(SparkSession.active(), path, OPTIONS.of(arguments));
            return List.of(new GenericInternalRow(new Object[] {
                UTF8String.fromString(done.path()),
                done.hdus(),
                done.retiled(),
                done.rows(),
                done.deadBytes(),
                done.bytesBefore(),
                done.bytesAfter()
            }));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot repack " + path + ": " + e.getMessage(), e);
        }
    }
}
