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
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** SQL over paths, and all ways to write that Spark has. */
final class SqlChecks {
    static final List<SmokeCheck> ALL = List.of(
            new SmokeCheck("a path is a table at the first statement of a session", SqlChecks::pathIsTable),
            new SmokeCheck("SQL lists and describes the tables of a file", SqlChecks::describe),
            new SmokeCheck("SQL tells of a path that is not there", SqlChecks::missingPath),
            new SmokeCheck("options come with a query where Spark has that", SqlChecks::withOptions),
            new SmokeCheck("save knows all modes, for files", c -> saveModes(c, "modes.fits")),
            new SmokeCheck("save knows all modes, for directories", c -> saveModes(c, "modes")),
            new SmokeCheck("writeTo creates, appends, overwrites and replaces", SqlChecks::writeTo),
            new SmokeCheck("INSERT adds and overwrites", SqlChecks::insert),
            new SmokeCheck("a table is replaced by a query over itself", SqlChecks::replaceItself),
            new SmokeCheck("a replacement that fails keeps the old rows", SqlChecks::failedReplace),
            new SmokeCheck("partitions are made, added to and overwritten one by one", SqlChecks::partitions),
            new SmokeCheck("INSERT OVERWRITE replaces the partition that it names", SqlChecks::namedPartition),
            new SmokeCheck("procedures are called where Spark has that", SqlChecks::call),
            new SmokeCheck("saveAsTable takes a path", SqlChecks::saveAsTablePath),
            new SmokeCheck("a temporary view takes rows", SqlChecks::temporaryView),
            new SmokeCheck("the sample is written and read again", SqlChecks::sampleAgain),
            new SmokeCheck("tables of Spark's own catalog are read and take rows", SqlChecks::ownCatalog),
            new SmokeCheck("CTAS and saveAsTable into Spark's own catalog", SqlChecks::ownCtas));

    private SqlChecks() {}

    private static String path(SmokeContext context, String name) {
        try {
            return Files.createTempDirectory(context.scratch(), "sql")
                    .resolve(name)
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dataset<Row> sql(SmokeContext context, String text) {
        return context.spark().sql(text);
    }

    private static boolean isSpark3(SmokeContext context) {
        return context.spark().version().startsWith("3.");
    }

    private static Dataset<Row> ids(SmokeContext context, long from, long to) {
        return context.spark().range(from, to, 1, 1).toDF("id");
    }

    private static String read(SmokeContext context, String path) {
        return context.fits().load(path).orderBy("id").collectAsList().stream()
                .map(row -> Long.toString(row.getLong(0)))
                .collect(Collectors.joining(" "));
    }

    private static void pathIsTable(SmokeContext context) {
        SparkSession session = context.spark().newSession();
        String sample = context.sample().toString();
        equal(
                4000L,
                session.sql("SELECT count(*) FROM fits.`" + sample + "`").head().getLong(0));
        equal(24L, session.table("fits.`" + sample + "#FIELDS`").count());
        equal(
                59L,
                session.sql("SELECT mjd FROM fits.`" + sample + "[LIGHTCURVES,1]`")
                        .count());
        equal(
                24L,
                session.read()
                        .option("nanAsNull", true)
                        .table("fits.`" + sample + "`.FIELDS")
                        .count());
    }

    private static void describe(SmokeContext context) {
        String file = "fits.`" + context.sample() + "`";
        equal(
                "[OBJECTS, FIELDS, LIGHTCURVES]",
                sql(context, "SHOW TABLES IN " + file).collectAsList().stream()
                        .map(row -> row.getString(1))
                        .toList()
                        .toString());
        TreeMap<String, String> told = new TreeMap<>();
        sql(context, "DESCRIBE TABLE EXTENDED " + file)
                .collectAsList()
                .forEach(row -> told.put(row.getString(0), row.getString(1)));
        equal("double", told.get("ra"));
        contains(told.get("Table Properties"), "header.EXTNAME=OBJECTS", "header.OBJECT=Tarn Survey");
    }

    private static void missingPath(SmokeContext context) {
        contains(
                SmokeContext.failure(() -> sql(context, "SELECT * FROM fits.`/no/such.fits`")),
                "[PATH_NOT_FOUND] Path does not exist: /no/such.fits");
        contains(
                SmokeContext.failure(() -> sql(context, "INSERT INTO fits.`/no/such.fits` VALUES (1)")),
                "TABLE_OR_VIEW_NOT_FOUND");
        contains(
                SmokeContext.failure(() -> sql(context, "DROP TABLE fits.`" + context.sample() + "`")),
                "DROP TABLE does not delete files");
    }

    private static void withOptions(SmokeContext context) {
        String query =
                "SELECT count(*) FROM fits.`" + context.sample() + "` WITH ('nanAsNull' = 'true') WHERE z IS NULL";
        if (isSpark3(context)) {
            contains(SmokeContext.failure(() -> sql(context, query)), "PARSE_SYNTAX_ERROR");
        } else {
            equal(3697L, sql(context, query).head().getLong(0));
        }
    }

    private static void saveModes(SmokeContext context, String name) {
        String path = path(context, name);
        ids(context, 0, 2).write().format("fits").save(path);
        equal("0 1", read(context, path));
        contains(
                SmokeContext.failure(
                        () -> ids(context, 5, 6).write().format("fits").save(path)),
                "[PATH_EXISTS] Path exists already");
        ids(context, 5, 6).write().format("fits").mode(SaveMode.Ignore).save(path);
        ids(context, 2, 3).write().format("fits").mode(SaveMode.Append).save(path);
        equal("0 1 2", read(context, path));
        ids(context, 7, 9).write().format("fits").mode(SaveMode.Overwrite).save(path);
        equal("7 8", read(context, path));
    }

    private static void writeTo(SmokeContext context) throws Exception {
        String path = path(context, "to.fits");
        String table = "fits.`" + path + "`";
        ids(context, 0, 2).writeTo(table).create();
        contains(SmokeContext.failure(() -> ids(context, 0, 2).writeTo(table).create()), "already exists");
        ids(context, 2, 3).writeTo(table).append();
        equal("0 1 2", read(context, path));
        ids(context, 3, 4).writeTo(table).overwrite(functions.lit(true));
        equal("3", read(context, path));
        ids(context, 4, 5).writeTo(table).replace();
        equal("4", read(context, path));
        ids(context, 5, 6).writeTo(table).option("extname", "NEW").createOrReplace();
        equal(1L, context.fits().option("hdu", "NEW").load(path).count());
    }

    private static void insert(SmokeContext context) {
        String path = path(context, "insert.fits");
        sql(context, "CREATE TABLE fits.`" + path + "` AS SELECT 1L AS id");
        sql(context, "INSERT INTO fits.`" + path + "` VALUES (2L)");
        sql(context, "INSERT INTO fits.`" + path + "` SELECT 3");
        equal("1 2 3", read(context, path));
        sql(context, "INSERT OVERWRITE fits.`" + path + "` SELECT 9L");
        equal("9", read(context, path));
    }

    private static void replaceItself(SmokeContext context) {
        String path = path(context, "self.fits");
        ids(context, 0, 9).write().format("fits").save(path);
        String table = "fits.`" + path + "`";
        sql(context, "CREATE OR REPLACE TABLE " + table + " AS SELECT id * 2 AS id FROM " + table + " WHERE id < 3");
        equal("0 2 4", read(context, path));
        sql(context, "INSERT OVERWRITE " + table + " SELECT id + 1 FROM " + table);
        equal("1 3 5", read(context, path));
    }

    private static void failedReplace(SmokeContext context) {
        String path = path(context, "failing.fits");
        ids(context, 0, 2).write().format("fits").save(path);
        String query = " AS SELECT id, CAST(raise_error('on purpose') AS STRING) AS e FROM range(3)";
        contains(
                SmokeContext.failure(() -> sql(context, "CREATE OR REPLACE TABLE fits.`" + path + "`" + query)),
                "on purpose");
        equal("0 1", read(context, path));
        equal(1, Path.of(path).getParent().toFile().list((folder, name) -> !name.startsWith(".")).length);
    }

    private static void partitions(SmokeContext context) throws Exception {
        String path = path(context, "nights");
        Dataset<Row> rows = ids(context, 0, 4).selectExpr("id", "CAST(id % 2 AS INT) AS night");
        rows.write()
                .format("fits")
                .partitionBy("night")
                .mode(SaveMode.Overwrite)
                .save(path);
        equal(2L, context.fits().load(path + "/night=1").count());
        sql(context, "INSERT INTO fits.`" + path + "` VALUES (4L, 0)");
        ids(context, 9, 10)
                .selectExpr("id", "1 AS night")
                .writeTo("fits.`" + path + "`")
                .overwritePartitions();
        equal("0 2 4 9", read(context, path));
        ids(context, 8, 9)
                .selectExpr("id", "0 AS night")
                .write()
                .format("fits")
                .partitionBy("night")
                .option("partitionOverwriteMode", "dynamic")
                .mode(SaveMode.Overwrite)
                .save(path);
        equal("8 9", read(context, path));
    }

    private static void namedPartition(SmokeContext context) {
        String path = path(context, "named");
        ids(context, 0, 4)
                .selectExpr("id", "CAST(id % 2 AS INT) AS night")
                .write()
                .format("fits")
                .partitionBy("night")
                .save(path);
        sql(context, "INSERT OVERWRITE fits.`" + path + "` PARTITION (night = 1) SELECT 9L");
        equal("0 2 9", read(context, path));
    }

    private static void call(SmokeContext context) {
        String call = "CALL fits.system.clean(path => '" + path(context, "cleaned") + "')";
        if (isSpark3(context)) {
            contains(SmokeContext.failure(() -> sql(context, call)), "PARSE_SYNTAX_ERROR");
        } else {
            equal(0L, sql(context, call).count());
        }
    }

    private static void saveAsTablePath(SmokeContext context) {
        String path = path(context, "saved.fits");
        for (String mode : List.of("errorifexists", "append", "ignore")) {
            ids(context, 0, 1).write().mode(mode).saveAsTable("fits.`" + path + "`");
        }
        equal("0 0", read(context, path));
        ids(context, 5, 6).write().mode("overwrite").saveAsTable("fits.`" + path + "`");
        equal("5", read(context, path));
        ids(context, 6, 7).write().insertInto("fits.`" + path + "`");
        equal("5 6", read(context, path));
    }

    private static void temporaryView(SmokeContext context) {
        String path = path(context, "view.fits");
        ids(context, 0, 1).write().format("fits").save(path);
        sql(context, "CREATE OR REPLACE TEMPORARY VIEW smoke_target USING fits OPTIONS (path '" + path + "')");
        sql(context, "INSERT INTO smoke_target VALUES (1L)");
        equal("0 1", read(context, path));
    }

    private static void sampleAgain(SmokeContext context) {
        for (String hdu : List.of("OBJECTS", "FIELDS", "LIGHTCURVES")) {
            Dataset<Row> table =
                    context.fits().option("hdu", hdu).load(context.sample().toString());
            for (String name : List.of("again.fits", "again.fits.fz", "again")) {
                String path = path(context, name);
                table.coalesce(1).write().format("fits").save(path);
                equal(
                        table.toJSON().collectAsList(),
                        context.fits().load(path).toJSON().collectAsList());
            }
        }
    }

    private static void ownCatalog(SmokeContext context) {
        String path = path(context, "own.fits");
        ids(context, 0, 3).write().format("fits").save(path);
        sql(context, "CREATE TABLE smoke_own USING fits OPTIONS (path '" + path + "')");
        try {
            equal(2L, sql(context, "SELECT id FROM smoke_own WHERE id > 0").count());
            sql(context, "INSERT INTO smoke_own VALUES (3L)");
            equal("0 1 2 3", read(context, path));
            sql(context, "INSERT OVERWRITE smoke_own SELECT 7L");
            equal("7", read(context, path));
        } finally {
            sql(context, "DROP TABLE smoke_own");
        }
        equal(true, Files.exists(Path.of(path)));
    }

    private static void ownCtas(SmokeContext context) {
        try {
            sql(context, "CREATE TABLE smoke_ctas USING fits AS SELECT id FROM range(5)");
            equal(5L, context.spark().table("smoke_ctas").count());
            ids(context, 5, 7).write().format("fits").mode(SaveMode.Append).saveAsTable("smoke_ctas");
            equal(7L, context.spark().table("smoke_ctas").count());
        } finally {
            sql(context, "DROP TABLE IF EXISTS smoke_ctas");
        }
    }
}
