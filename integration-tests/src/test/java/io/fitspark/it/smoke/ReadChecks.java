// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it.smoke;

import static io.fitspark.it.smoke.SmokeContext.contains;
import static io.fitspark.it.smoke.SmokeContext.equal;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.sum;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.Metadata;

/** Reading the sample catalogue and a few other files, as users do. To add a check, add it to the list. */
public final class ReadChecks {
    private static final List<SmokeCheck> ALL = List.of(
            new SmokeCheck("the schema has the types of the columns", ReadChecks::schema),
            new SmokeCheck("fields carry unit, comment and TFORM", ReadChecks::metadata),
            new SmokeCheck(
                    "count is that of the header", c -> equal(4000L, objects(c).count())),
            new SmokeCheck("filters and projections give the rows", ReadChecks::filterAndProjection),
            new SmokeCheck("nulls stay nulls", ReadChecks::nulls),
            new SmokeCheck("NaN becomes null with nanAsNull", ReadChecks::nanAsNull),
            new SmokeCheck("aggregates are exact", ReadChecks::aggregates),
            new SmokeCheck("elements of vectors can be taken", ReadChecks::vectors),
            new SmokeCheck("nested arrays keep their shape", ReadChecks::nestedArrays),
            new SmokeCheck("variable-length arrays have their lengths", ReadChecks::variableArrays),
            new SmokeCheck("parts of complex numbers can be taken", ReadChecks::complexParts),
            new SmokeCheck("limits give so many rows", ReadChecks::limit),
            new SmokeCheck("small splits give the same rows in the same order", ReadChecks::splits),
            new SmokeCheck("a directory is read as one table", ReadChecks::directory),
            new SmokeCheck("an HDU is chosen by index, name and version", ReadChecks::hduOption),
            new SmokeCheck("SQL over temporary views joins tables", ReadChecks::temporaryViews),
            new SmokeCheck("a session setting is an option", ReadChecks::sessionSetting),
            new SmokeCheck("the plan names HDU and columns", ReadChecks::plan),
            new SmokeCheck("an HDU that is not there is told", ReadChecks::missingHdu),
            new SmokeCheck("an option that is not there is told", ReadChecks::unknownOption),
            new SmokeCheck("a broken file is told from the task", ReadChecks::brokenFile));

    private ReadChecks() {}

    /** These, those of many files, and those of SQL and writes. */
    public static List<SmokeCheck> all() {
        return Stream.of(ALL, ManyFilesChecks.ALL, SqlChecks.ALL)
                .flatMap(List::stream)
                .toList();
    }

    private static Dataset<Row> objects(SmokeContext context) {
        return context.fits().load(context.sample().toString());
    }

    private static Dataset<Row> table(SmokeContext context, String hdu) {
        return context.fits().option("hdu", hdu).load(context.sample().toString());
    }

    private static void schema(SmokeContext context) {
        equal(
                "struct<id:bigint,name:string,ra:double,dec:double,field:smallint,class:string,mag:array<float>,"
                        + "mag_err:array<float>,detected:array<boolean>,radius:float,z:float,fibre:int,flags:bigint,"
                        + "variable:boolean>",
                objects(context).schema().catalogString());
    }

    private static void metadata(SmokeContext context) {
        Metadata ra = objects(context).schema().apply("ra").metadata();
        equal("deg", ra.getString("fits.unit"));
        equal("Right ascension", ra.getString("comment"));
        equal("1D", ra.getString("fits.tform"));
    }

    private static void filterAndProjection(SmokeContext context) {
        List<Row> stars = objects(context)
                .filter(col("class").equalTo("STAR").and(col("mag").getItem(2).lt(14.54)))
                .select("name", "ra", "field")
                .orderBy("name")
                .collectAsList();
        equal(
                "[[TARN J101459.53-005123.7,153.7480803,11], [TARN J101611.44-001629.2,154.0476794,11]]",
                stars.toString());
    }

    private static void nulls(SmokeContext context) {
        equal(3697L, objects(context).filter(col("fibre").isNull()).count());
        equal(300L, objects(context).filter("variable IS NULL").count());
    }

    private static void nanAsNull(SmokeContext context) {
        Dataset<Row> objects =
                context.fits().option("nanAsNull", true).load(context.sample().toString());
        equal(3697L, objects.filter("z IS NULL").count());
        equal(0L, objects.filter("isnan(z)").count());
    }

    private static void aggregates(SmokeContext context) {
        List<Row> classes = objects(context)
                .groupBy("class")
                .agg(count("*"), sum("id"), count("fibre"))
                .orderBy("class")
                .collectAsList();
        equal(
                "[[GALAXY,1983,25486959822088,237], [QSO,238,2841955168186,66], [STAR,1779,22151140995726,0]]",
                classes.toString());
    }

    private static void vectors(SmokeContext context) {
        Row first = objects(context).select("mag", "detected").head();
        equal(List.of(22.153f, 19.684f, 18.616f, 18.182f, 17.956f), first.getList(0));
        equal(List.of(true, true, true, true, true), first.getList(1));
    }

    private static void nestedArrays(SmokeContext context) {
        List<Row> corners = table(context, "FIELDS")
                .selectExpr("field", "size(corners)", "corners[2][0]", "corners[2][1]")
                .limit(2)
                .collectAsList();
        equal("[[1,4,150.5,-1.0], [2,4,151.5,-1.0]]", corners.toString());
    }

    private static void variableArrays(SmokeContext context) {
        Row epochs = table(context, "LIGHTCURVES")
                .selectExpr("count(*)", "sum(size(mjd))", "min(size(mag))", "max(size(mag_err))")
                .head();
        equal("[59,1452,8,40]", epochs.toString());
    }

    private static void complexParts(SmokeContext context) {
        Dataset<Row> complex = context.fits()
                .load(context.corpus().resolve("tables/scalar_M.fits").toString());
        String column = complex.columns()[0];
        equal(
                "struct<re:double,im:double>",
                complex.schema().apply(0).dataType().catalogString());
        List<Row> whole = complex.select(column).collectAsList();
        List<Row> parts = complex.selectExpr("`" + column + "`.im").collectAsList();
        equal(whole.size(), parts.size());
        for (int i = 0; i < parts.size(); i++) {
            equal(whole.get(i).getStruct(0).getDouble(1), parts.get(i).getDouble(0));
        }
    }

    private static void limit(SmokeContext context) {
        equal(7, objects(context).limit(7).collectAsList().size());
        equal(1004000210L, objects(context).select("id").head().getLong(0));
    }

    private static void splits(SmokeContext context) {
        Dataset<Row> cut = context.fits()
                .option("maxPartitionBytes", "20k")
                .load(context.sample().toString());
        equal(true, cut.toJavaRDD().getNumPartitions() > 10);
        equal(objects(context).toJSON().collectAsList(), cut.toJSON().collectAsList());
    }

    private static void directory(SmokeContext context) throws Exception {
        Path folder = Files.createDirectories(context.scratch().resolve("directory"));
        for (String name : List.of("a.fits", "b.fits", "_hidden.fits")) {
            Files.copy(context.sample(), folder.resolve(name));
        }
        Dataset<Row> both = context.fits().load(folder.toString());
        equal(8000L, both.count());
        equal(2 * 50480055986000L, both.agg(sum("id")).head().getLong(0));
    }

    private static void hduOption(SmokeContext context) {
        equal(24L, table(context, "2").count());
        equal(24L, table(context, "fields").count());
        equal(59L, table(context, "LIGHTCURVES,1").count());
    }

    private static void temporaryViews(SmokeContext context) {
        for (String hdu : List.of("OBJECTS", "FIELDS")) {
            context.spark()
                    .sql("CREATE OR REPLACE TEMPORARY VIEW smoke_" + hdu + " USING fits OPTIONS (path '"
                            + context.sample() + "', hdu '" + hdu + "')");
        }
        List<Row> galaxies = context.spark()
                .sql("SELECT f.name, count(*) AS n FROM smoke_objects o JOIN smoke_fields f ON o.field = f.field "
                        + "WHERE class = 'GALAXY' GROUP BY f.name ORDER BY n DESC LIMIT 2")
                .collectAsList();
        equal("[[T015,362], [T011,87]]", galaxies.toString());
    }

    private static void sessionSetting(SmokeContext context) {
        context.spark().conf().set("spark.datasource.fits.nanAsNull", "true");
        try {
            equal(3697L, objects(context).filter("z IS NULL").count());
        } finally {
            context.spark().conf().unset("spark.datasource.fits.nanAsNull");
        }
    }

    private static void plan(SmokeContext context) {
        objects(context).select("id", "ra").createOrReplaceTempView("smoke_plan");
        String plan = context.spark()
                .sql("EXPLAIN FORMATTED SELECT * FROM smoke_plan")
                .head()
                .getString(0);
        contains(plan, "HDU OBJECTS, 2 of 14 columns [id, ra]");
    }

    private static void missingHdu(SmokeContext context) {
        contains(
                SmokeContext.failure(() -> table(context, "STARS").count()),
                "[HDU_NOT_FOUND] There is no HDU STARS in ",
                "tarn.fits: it has HDU 0 (PRIMARY), HDU 1 (BINTABLE OBJECTS)");
    }

    private static void unknownOption(SmokeContext context) {
        contains(
                SmokeContext.failure(() ->
                        context.fits().option("hduu", 1).load(context.sample().toString())),
                "[UNKNOWN_OPTION] Unknown option 'hduu'",
                "Did you mean 'hdu'?");
    }

    private static void brokenFile(SmokeContext context) {
        Path file = context.corpus().resolve("bad/vla_beyond_heap.fits");
        contains(
                SmokeContext.failure(() -> context.fits().load(file.toString()).collectAsList()),
                "vla_beyond_heap.fits",
                "HDU 1",
                "row 4");
    }
}
