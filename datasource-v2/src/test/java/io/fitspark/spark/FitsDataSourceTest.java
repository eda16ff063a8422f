// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.fitspark.connector.FitsUserException;
import io.fitspark.fits.Corpus;

class FitsDataSourceTest {
    private static final String ALL_TYPES = Corpus.path("tables/all_types.fits").toString();
    private static final String LARGE = Corpus.path("tables/large.fits").toString();

    @TempDir
    private Path folder;

    private final SparkSession spark = LocalSpark.session();

    private Dataset<Row> read(String path) {
        return spark.read().format("fits").load(path);
    }

    @Test
    void answersToBothNames() {
        assertThat(spark.read()
                        .format("fitspark")
                        .load(ALL_TYPES)
                        .collectAsList()
                        .toString())
                .isEqualTo(read(ALL_TYPES).collectAsList().toString());
    }

    @Test
    void readsOnlyTheColumnsAskedFor() {
        Dataset<Row> frame = read(ALL_TYPES).select("s_d", "s_a");
        assertThat(LocalSpark.plan(frame)).contains("2 of 35 columns [s_d, s_a]");
        assertThat(frame.collectAsList()).hasSize(15);
    }

    @Test
    void readsOnlyThePartOfAComplexNumberThatIsAskedFor() {
        Dataset<Row> frame = read(ALL_TYPES).select("s_c.im", "v_m.re");
        assertThat(LocalSpark.plan(frame))
                .contains("[s_c.im, v_m]")
                .contains("s_c#")
                .doesNotContain("s_d");
        List<Row> whole = read(ALL_TYPES).select("s_c", "v_m").collectAsList();
        List<Row> parts = frame.collectAsList();
        for (int i = 0; i < whole.size(); i++) {
            assertThat(parts.get(i).getFloat(0))
                    .isEqualTo(whole.get(i).getStruct(0).getFloat(1));
            List<?> complex = (List<?>) SparkCells.plain(whole.get(i).get(1));
            assertThat(SparkCells.plain(parts.get(i).get(1)))
                    .isEqualTo(complex.stream()
                            .map(pair -> ((List<?>) pair).get(0))
                            .toList());
        }
    }

    @Test
    void countsWithoutAScan() {
        Dataset<Row> counts = read(LARGE).groupBy().count();
        assertThat(LocalSpark.plan(counts)).contains("LocalTableScan").doesNotContain("BatchScan");
        assertThat(counts.collectAsList().get(0).getLong(0)).isEqualTo(20_000);
        read(LARGE).createOrReplaceTempView("t");
        String column = read(LARGE).schema().fields()[0].name();
        assertThat(spark.sql("SELECT count(1), count(*), count(" + column + ") FROM t")
                        .collectAsList()
                        .toString())
                .isEqualTo("[[20000,20000,20000]]");
    }

    @Test
    void countsWithAJobWhereNullsOrFiltersHaveASay() {
        assertThat(read(ALL_TYPES).where("s_l").count())
                .isEqualTo(read(ALL_TYPES).collectAsList().stream()
                        .filter(row -> !row.isNullAt(0) && row.getBoolean(0))
                        .count());
        read(ALL_TYPES).createOrReplaceTempView("t");
        long present = read(ALL_TYPES).collectAsList().stream()
                .filter(row -> !row.isNullAt(0))
                .count();
        assertThat(present).isLessThan(15);
        assertThat(spark.sql("SELECT count(s_l) FROM t").collectAsList().get(0).getLong(0))
                .isEqualTo(present);
    }

    @Test
    void takesALimitIntoTheScan() {
        Dataset<Row> frame = read(LARGE).limit(7);
        assertThat(LocalSpark.plan(frame)).contains(", limit 7");
        assertThat(frame.collectAsList()).isEqualTo(read(LARGE).collectAsList().subList(0, 7));
        assertThat(spark.read()
                        .format("fits")
                        .option("maxPartitionBytes", "10k")
                        .load(LARGE)
                        .limit(1000)
                        .count())
                .isEqualTo(1000);
    }

    @Test
    void givesTheSameRowsWhateverTheSplits() {
        List<Row> rows = read(LARGE).collectAsList();
        for (String size : List.of("5000", "33333", "100k", "1m", "1g")) {
            Dataset<Row> frame = spark.read()
                    .format("fits")
                    .option("maxPartitionBytes", size)
                    .load(LARGE);
            assertThat(frame.collectAsList()).as(size).isEqualTo(rows);
        }
        int partitions = spark.read()
                .format("fits")
                .option("maxPartitionBytes", "100k")
                .load(LARGE)
                .javaRDD()
                .getNumPartitions();
        assertThat(partitions).isGreaterThan(5);
    }

    @Test
    void giveRowsWithoutColumns() {
        read(LARGE).createOrReplaceTempView("t");
        assertThat(spark.sql("SELECT 1 FROM t").collectAsList()).hasSize(20_000);
        assertThat(read(LARGE).crossJoin(read(ALL_TYPES).select()).count()).isEqualTo(300_000);
    }

    @Test
    void readsSeveralPathsInTheirOrder() {
        List<Row> once = read(ALL_TYPES).collectAsList();
        List<Row> twice = spark.read().format("fits").load(ALL_TYPES, ALL_TYPES).collectAsList();
        assertThat(twice).hasSize(30);
        assertThat(twice.subList(0, 15).toString()).isEqualTo(once.toString());
        assertThat(twice.subList(15, 30).toString()).isEqualTo(once.toString());
        assertThat(spark.read().format("fits").load(ALL_TYPES, ALL_TYPES).count())
                .isEqualTo(30);
    }

    @Test
    void readsADirectoryAndRefusesAFileWithOtherColumns() throws IOException {
        Files.copy(Path.of(ALL_TYPES), folder.resolve("a.fits"));
        Files.copy(Path.of(ALL_TYPES), folder.resolve("b.fits"));
        assertThat(read(folder.toString()).where("s_j is not null").count()).isEqualTo(30);
        assertThat(read(folder.toString()).schema().fields()).allMatch(StructField::nullable);
        Files.copy(Path.of(LARGE), folder.resolve("c.fits"));
        assertThatThrownBy(() -> spark.read()
                        .format("fits")
                        .option("hdu", 1)
                        .load(folder.toString())
                        .collectAsList())
                .hasMessageContaining("c.fits are not those of")
                .hasMessageContaining("is missing");
    }

    @Test
    void choosesAnHdu() {
        String several = Corpus.path("tables/several.fits").toString();
        long first = read(several).count();
        assertThat(spark.read().format("fits").option("hdu", "1").load(several).count())
                .isEqualTo(first);
        assertThatThrownBy(
                        () -> spark.read().format("fits").option("hdu", "NOPE").load(several))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("There is no HDU NOPE in");
    }

    @Test
    void servesATemporaryView() {
        spark.sql("CREATE TEMPORARY VIEW v USING fits OPTIONS (path '" + ALL_TYPES + "', hdu '1')");
        assertThat(spark.sql("SELECT s_d FROM v WHERE s_i = -32768").collectAsList())
                .hasSize(1);
    }

    @Test
    void turnsNanAndEmptyTextToNullIfAsked() {
        Dataset<Row> plain = read(ALL_TYPES);
        Dataset<Row> nulls = spark.read()
                .format("fits")
                .option("nanAsNull", true)
                .option("emptyAsNull", true)
                .load(ALL_TYPES);
        long nans = plain.collectAsList().stream()
                .filter(row -> Double.isNaN(row.getDouble(7)))
                .count();
        assertThat(nans).isPositive();
        assertThat(nulls.where("s_d is null").count()).isEqualTo(nans);
        assertThat(plain.where("s_d is null").count()).isZero();
        assertThat(nulls.where("s_c.re is null").count())
                .isEqualTo(plain.where("isnan(s_c.re)").count())
                .isPositive();
        assertThat(nulls.where("exists(v_e, x -> x is null)").count())
                .isEqualTo(plain.where("exists(v_e, x -> isnan(x))").count())
                .isPositive();
        assertThat(nulls.where("h_a is null").count())
                .isEqualTo(plain.where("h_a = ''").count())
                .isPositive();
    }

    @Test
    void takesDefaultsFromTheSession() {
        spark.conf().set("spark.datasource.fits.nanAsNull", "true");
        assertThat(read(ALL_TYPES).where("s_d is null").count()).isPositive();
        assertThat(spark.read()
                        .format("fits")
                        .option("nanAsNull", "false")
                        .load(ALL_TYPES)
                        .where("s_d is null")
                        .count())
                .isZero();
    }

    @Test
    void refusesAnUnknownOption() {
        assertThatThrownBy(() -> spark.read().format("fits").option("hud", 2).load(ALL_TYPES))
                .isInstanceOf(FitsUserException.class)
                .hasMessage("[UNKNOWN_OPTION] Unknown option 'hud' for the fits source. Did you mean 'hdu'?");
    }

    @Test
    void saysThatAPathDoesNotExist() {
        assertThatThrownBy(() -> read("/no/such.fits"))
                .isInstanceOf(FitsUserException.class)
                .hasMessage("[PATH_NOT_FOUND] Path does not exist: /no/such.fits. Check its spelling and scheme.");
    }

    @Test
    void keepsWhatIsThereUnlessToldOtherwiseBeforeAnyJob() throws TimeoutException {
        String file = folder.resolve("out.fits").toString();
        spark.range(0, 5, 1, 1).write().format("fits").save(file);
        assertThat(LocalSpark.jobs(() -> assertThatThrownBy(
                                () -> spark.range(9).write().format("fits").save(file))
                        .isInstanceOf(FitsUserException.class)
                        .hasMessage("[PATH_EXISTS] Path exists already: " + file
                                + ". Choose the mode append, overwrite or ignore, or another path.")))
                .isZero();
        assertThat(LocalSpark.jobs(() -> spark.range(9)
                        .write()
                        .format("fits")
                        .mode(SaveMode.Ignore)
                        .save(file)))
                .isZero();
        assertThat(read(file).count()).isEqualTo(5);
    }

    @Test
    void checksASchemaThatIsGiven() {
        StructType fitting = new StructType().add("s_d", DataTypes.DoubleType).add("s_j", DataTypes.IntegerType);
        Dataset<Row> frame = spark.read().format("fits").schema(fitting).load(ALL_TYPES);
        assertThat(frame.columns()).containsExactly("s_d", "s_j");
        assertThat(frame.collectAsList().toString())
                .isEqualTo(read(ALL_TYPES).select("s_d", "s_j").collectAsList().toString());
        StructType other = new StructType().add("s_d", DataTypes.FloatType).add("nope", DataTypes.IntegerType);
        assertThatThrownBy(() -> spark.read()
                        .format("fits")
                        .schema(other)
                        .load(ALL_TYPES)
                        .collectAsList())
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("s_d double should be float; nope int is missing");
    }

    @Test
    void explainsWhatItReads() {
        assertThat(LocalSpark.plan(read(ALL_TYPES).select("s_d")))
                .contains("BatchScan fits")
                .contains("all_types.fits, HDU ALL, 1 of 35 columns [s_d]");
    }

    @Test
    void tellsTheOptimiserHowMuchThereIs() {
        Dataset<Row> frame = read(LARGE);
        String column = frame.columns()[0];
        long all = frame.queryExecution().optimizedPlan().stats().sizeInBytes().toLong();
        long one = frame.select(column)
                .queryExecution()
                .optimizedPlan()
                .stats()
                .sizeInBytes()
                .toLong();
        assertThat(one).isLessThan(all).isGreaterThan(20_000);
        assertThat(frame.queryExecution()
                        .optimizedPlan()
                        .stats()
                        .rowCount()
                        .get()
                        .toLong())
                .isEqualTo(20_000);
    }

    @Test
    void keepsWhatTheHeaderSaysOfAColumn() {
        Dataset<Row> frame = read(Corpus.path("tables/keywords.fits").toString());
        Set<String> keys = Set.of("fits.ttype", "fits.tform", "fits.unit");
        assertThat(frame.schema().fields()).anySatisfy(field -> {
            assertThat(keys).allMatch(field.metadata()::contains);
            assertThat(field.getComment().isDefined()).isTrue();
        });
    }

    @Test
    void reusesOneScanForEqualReads() {
        Dataset<Row> frame = read(LARGE);
        String column = frame.columns()[0];
        Dataset<Row> sums = frame.groupBy(col(column)).count();
        Dataset<Row> joined = sums.as("a").join(sums.as("b"), column);
        joined.collectAsList();
        assertThat(LocalSpark.plan(joined)).contains("ReusedExchange");
    }
}
