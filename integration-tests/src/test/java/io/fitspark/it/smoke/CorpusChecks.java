// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it.smoke;

import static io.fitspark.it.smoke.SmokeContext.equal;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** Every value of the tables of the corpus, compressed ones included. Values are compared as JSON, which Spark makes itself. */
public final class CorpusChecks {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private CorpusChecks() {}

    /** A check for each file. */
    public static List<SmokeCheck> all(Path corpus) throws IOException {
        List<SmokeCheck> checks = new ArrayList<>();
        for (String folder : List.of("tables", "ztables")) {
            try (Stream<Path> files = Files.list(corpus.resolve(folder))) {
                files.map(file -> folder + "/" + file.getFileName())
                        .filter(name -> name.contains(".fits"))
                        .sorted()
                        .forEach(name -> checks.add(
                                new SmokeCheck(name + " has the expected values", context -> file(context, name))));
            }
        }
        return checks;
    }

    private static JsonNode expected(SmokeContext context, String name) throws IOException {
        return MAPPER.readTree(
                context.corpus().resolve("expected/" + name + ".json").toFile());
    }

    private static void file(SmokeContext context, String name) throws IOException {
        for (JsonNode hdu : expected(context, name).get("hdus")) {
            if (hdu.get("kind").asText().matches("BINTABLE|ZTABLE")) {
                try {
                    table(context, name, hdu);
                } catch (AssertionError e) {
                    throw new AssertionError(name + ", HDU " + hdu.get("index") + ": " + e.getMessage(), e);
                }
            }
        }
    }

    private static void table(SmokeContext context, String name, JsonNode hdu) throws IOException {
        Dataset<Row> frame = context.fits()
                .option("hdu", hdu.get("index").asInt())
                .load(context.corpus().resolve(name).toString());
        StructType schema = frame.schema();
        JsonNode columns = hdu.get("columns");
        equal(columns.size(), schema.length());
        int rows = hdu.get("nrows").asInt();
        equal((long) rows, frame.count());
        if (columns.isEmpty()) {
            return;
        }
        List<String> actual = frame.select(to_json(struct(col("*")), Map.of("ignoreNullFields", "false"))
                        .as("json"))
                .as(Encoders.STRING())
                .collectAsList();
        equal(rows, actual.size());
        JsonNode data = data(context, hdu);
        List<JsonNode> parsed = new ArrayList<>();
        for (String row : actual) {
            parsed.add(MAPPER.readTree(row));
        }
        for (int i = 0; i < columns.size(); i++) {
            JsonNode column = columns.get(i);
            DataType type = DataType.fromDDL(column.get("type").asText());
            equal(type.catalogString(), schema.apply(i).dataType().catalogString());
            JsonNode values = data.get((column.has("key") ? column.get("key") : column.get("name")).asText());
            JsonValues same = new JsonValues(column.has("tscal") || column.has("tzero"));
            String field = schema.apply(i).name();
            for (int row = 0; row < rows; row++) {
                same.check(
                        field + ", row " + row, values.get(row), parsed.get(row).get(field), type);
            }
        }
    }

    /** Files of equal content share their data. */
    private static JsonNode data(SmokeContext context, JsonNode hdu) throws IOException {
        if (hdu.has("data")) {
            return hdu.get("data");
        }
        JsonNode other = hdu.get("data_of");
        for (JsonNode candidate : expected(context, other.get("file").asText()).get("hdus")) {
            if (candidate.get("index").equals(other.get("hdu"))) {
                return candidate.get("data");
            }
        }
        throw new AssertionError("no data: " + other);
    }
}
