// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it.smoke;

import static io.fitspark.it.smoke.SmokeContext.contains;
import static io.fitspark.it.smoke.SmokeContext.equal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** What directories, headers and files say beside the tables: an archive of two nights, each with a copy of the sample. */
final class ManyFilesChecks {
    static final List<SmokeCheck> ALL = List.of(
            new SmokeCheck("directories make columns, which prune", ManyFilesChecks::partitions),
            new SmokeCheck("cards of headers make columns", ManyFilesChecks::headerColumns),
            new SmokeCheck("_metadata tells file, HDU and row", ManyFilesChecks::metadata),
            new SmokeCheck("input_file_name names the file", ManyFilesChecks::inputFileName),
            new SmokeCheck("headers are tables: HDUs", ManyFilesChecks::hdus),
            new SmokeCheck("headers are tables: cards", ManyFilesChecks::cards),
            new SmokeCheck("offset and limit give the rows at that place", ManyFilesChecks::offset),
            new SmokeCheck("schemas are merged by a job", ManyFilesChecks::mergeSchema),
            new SmokeCheck("a join prunes partitions", ManyFilesChecks::join),
            new SmokeCheck("broken files can be passed over", ManyFilesChecks::corruptFiles));

    private ManyFilesChecks() {}

    private static Path archive(SmokeContext context) {
        try {
            Path root = Files.createTempDirectory(context.scratch(), "archive");
            for (int night : new int[] {1, 2}) {
                Path directory = Files.createDirectories(root.resolve("night=" + night));
                Files.copy(context.sample(), directory.resolve("tarn.fits"));
            }
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dataset<Row> read(SmokeContext context) {
        return context.fits().load(archive(context).toString());
    }

    private static void partitions(SmokeContext context) {
        Dataset<Row> frame = read(context);
        equal("int", frame.schema().apply("night").dataType().catalogString());
        equal(8000L, frame.count());
        equal(4000L, frame.filter("night = 2").count());
        equal(
                "[[1,4000], [2,4000]]",
                frame.groupBy("night").count().orderBy("night").collectAsList().toString());
    }

    private static void headerColumns(SmokeContext context) {
        Dataset<Row> frame = context.fits()
                .option("headerColumns", "OBJECT,EQUINOX")
                .load(archive(context).toString());
        equal(
                "[Tarn Survey,2000.0,1]",
                frame.select("OBJECT", "EQUINOX", "night").head().toString());
        equal(0L, frame.filter("EQUINOX < 2000").count());
    }

    private static void metadata(SmokeContext context) {
        Row row = read(context)
                .filter("night = 2 AND id = 1004000245")
                .selectExpr("_metadata.file_name", "_metadata.hdu", "_metadata.row_index", "_metadata.file_size")
                .head();
        equal("[tarn.fits,1,1,512640]", row.toString());
        equal(
                4000L,
                read(context).filter("_metadata.file_path LIKE '%night=1%'").count());
    }

    private static void inputFileName(SmokeContext context) {
        Dataset<Row> frame = read(context).filter("night = 1").select(functions.input_file_name());
        contains(frame.head().getString(0), "night=1/tarn.fits");
    }

    private static void hdus(SmokeContext context) {
        Dataset<Row> frame =
                context.fits().option("view", "hdus").load(archive(context).toString());
        equal(
                "[[0,null,null], [1,OBJECTS,4000], [2,FIELDS,24], [3,LIGHTCURVES,59]]",
                frame.filter("night = 1")
                        .select("hdu", "extname", "rows")
                        .collectAsList()
                        .toString());
        equal(List.of(), frame.filter("hdu = 0").select("axes").head().getList(0));
    }

    private static void cards(SmokeContext context) {
        Dataset<Row> frame = context.fits()
                .option("view", "cards")
                .option("hdu", "FIELDS")
                .load(archive(context).toString());
        equal(
                "[[24,integer,rows], [24,integer,rows]]",
                frame.filter("keyword = 'NAXIS2'")
                        .select("value", "type", "comment")
                        .collectAsList()
                        .toString());
    }

    private static void offset(SmokeContext context) {
        List<Row> all = read(context).select("id").collectAsList();
        equal(
                all.subList(3995, 4003),
                read(context).select("id").offset(3995).limit(8).collectAsList());
    }

    private static void mergeSchema(SmokeContext context) {
        context.spark().conf().set("spark.sql.sources.parallelPartitionDiscovery.threshold", "1");
        try {
            Dataset<Row> frame = context.fits()
                    .option("mergeSchema", true)
                    .load(archive(context).toString());
            equal(8000L, frame.count());
            equal(15, frame.columns().length);
        } finally {
            context.spark().conf().unset("spark.sql.sources.parallelPartitionDiscovery.threshold");
        }
    }

    private static void join(SmokeContext context) {
        Path archive = archive(context);
        broken(archive.resolve("night=3"));
        Dataset<Row> nights = context.spark().range(1, 9).filter("id % 9 = 2").selectExpr("CAST(id AS INT) AS night");
        equal(
                4000L,
                context.fits()
                        .load(archive.toString())
                        .join(functions.broadcast(nights), "night")
                        .count());
    }

    private static void corruptFiles(SmokeContext context) {
        Path archive = archive(context);
        broken(archive.resolve("night=2"));
        equal(8000L, (long) context.fits()
                .option("ignoreCorruptFiles", true)
                .load(archive.toString())
                .select("id")
                .collectAsList()
                .size());
    }

    private static void broken(Path directory) {
        try {
            Files.writeString(Files.createDirectories(directory).resolve("broken.fits"), "not FITS");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
