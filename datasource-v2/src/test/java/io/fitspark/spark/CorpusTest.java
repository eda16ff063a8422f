// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fitspark.fits.Corpus;

/** Every table of the corpus, value by value. */
class CorpusTest {
    /** Splits of one row each for tables of so many rows at most. */
    private static final int FEW_ROWS = 40;

    static List<String> files() {
        return Stream.of("tables", "ascii")
                .flatMap(folder -> Corpus.files(folder).stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void showsTheExpectedTypesAndValues(String file) {
        for (JsonNode hdu : Corpus.expected(file).get("hdus")) {
            if (hdu.has("columns")) {
                check(file, hdu, reader(hdu));
                int rows = hdu.get("nrows").intValue();
                check(file, hdu, reader(hdu).option("maxPartitionBytes", rows <= FEW_ROWS ? "1" : "20k"));
            }
        }
    }

    private static DataFrameReader reader(JsonNode hdu) {
        return LocalSpark.session()
                .read()
                .format("fits")
                .option("hdu", hdu.get("index").asText());
    }

    private static void check(String file, JsonNode hdu, DataFrameReader reader) {
        Dataset<Row> frame = reader.load(Corpus.path(file).toString());
        StructField[] fields = frame.schema().fields();
        JsonNode columns = hdu.get("columns");
        assertThat(fields).hasSize(columns.size());
        for (int i = 0; i < fields.length; i++) {
            assertThat(fields[i].dataType().catalogString())
                    .isEqualTo(
                            StructType.fromDDL("c " + columns.get(i).get("type").textValue())
                                    .fields()[0]
                                    .dataType()
                                    .catalogString());
        }
        int rows = hdu.get("nrows").intValue();
        assertThat(frame.count()).isEqualTo(rows);
        List<Row> found = frame.collectAsList();
        assertThat(found).hasSize(rows);
        for (int i = 0; i < fields.length; i++) {
            JsonNode cells = cells(hdu, columns.get(i));
            List<Object> expected = new ArrayList<>();
            List<Object> seen = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                expected.add(SparkCells.expected(cells.get(row), fields[i].dataType()));
                seen.add(SparkCells.plain(found.get(row).get(i)));
            }
            assertThat(seen).as(fields[i].name()).isEqualTo(expected);
        }
    }

    private static JsonNode cells(JsonNode hdu, JsonNode column) {
        String key = column.path("key").isTextual()
                ? column.get("key").textValue()
                : column.get("name").textValue();
        if (hdu.has("data")) {
            return hdu.get("data").get(key);
        }
        JsonNode source = hdu.get("data_of");
        for (JsonNode other : Corpus.expected(source.get("file").textValue()).get("hdus")) {
            if (other.get("index").equals(source.get("hdu"))) {
                return other.get("data").get(key);
            }
        }
        throw new AssertionError("no data for " + key);
    }
}
