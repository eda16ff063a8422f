// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The tables of a file as views of a Spark session: each by its EXTNAME, the first also as {@code catalog}. */
final class Views {

    static final String CATALOG = "catalog";

    private static final int SHOWN_COLUMNS_OF_ANSWER = 6;

    /**
     * A table with its view.
     *
     * @param name of the view
     * @param schema null if the table cannot be read
     * @param problem why it cannot be read, else null
     */
    private record View(TableHdu table, String name, StructType schema, String problem) {}

    private final List<View> views;
    private final String first;

    private Views(List<View> views, String first) {
        this.views = views;
        this.first = first;
    }

    /** Makes the views. A table that cannot be read is told by {@link #print}, unless no table can be read. */
    static Views register(SparkSession spark, Path file, List<TableHdu> tables) {
        List<String> names = ViewNames.of(tables);
        List<View> views = new ArrayList<>();
        String first = null;
        RuntimeException problem = null;
        for (int i = 0; i < tables.size(); i++) {
            TableHdu table = tables.get(i);
            String name = names.get(i);
            try {
                Dataset<Row> rows = spark.read()
                        .format("fits")
                        .option("hdu", table.index())
                        .load(file.toAbsolutePath().toString());
                rows.createOrReplaceTempView(ViewNames.quoted(name));
                if (first == null) {
                    first = names.contains(CATALOG) ? name : CATALOG;
                    rows.createOrReplaceTempView(ViewNames.quoted(first));
                }
                views.add(new View(table, name, rows.schema(), null));
            } catch (RuntimeException e) {
                problem = problem == null ? e : problem;
                views.add(new View(table, name, null, Failure.message(e)));
            }
        }
        if (first == null) {
            throw problem != null ? problem : new IllegalArgumentException("the file has no table to query: " + file);
        }
        return new Views(views, first);
    }

    void print(PrintStream out) {
        boolean alias = first.equals(CATALOG);
        for (View view : views) {
            out.println();
            if (view.problem() != null) {
                out.println(view.table().title() + " cannot be read: " + view.problem());
                continue;
            }
            String also = alias ? ", also as " + CATALOG : "";
            out.println(view.table().title() + ", in SQL: " + ViewNames.quoted(view.name()) + also);
            alias = false;
            TextTable table = new TextTable("column", "type", "TFORM", "unit", "comment");
            for (StructField field : view.schema().fields()) {
                table.row(
                        field.name(),
                        field.dataType().simpleString(),
                        text(field.metadata(), "fits.tform"),
                        text(field.metadata(), "fits.unit"),
                        field.getComment().getOrElse(() -> ""));
            }
            table.print(out);
        }
        out.println();
    }

    /** A look at the first rows. */
    String defaultQuery() {
        View view = views.stream().filter(v -> v.schema() != null).findFirst().orElseThrow();
        String[] columns = view.schema().fieldNames();
        String shown = columns.length <= SHOWN_COLUMNS_OF_ANSWER
                ? "*"
                : Stream.of(columns)
                        .limit(SHOWN_COLUMNS_OF_ANSWER)
                        .map(ViewNames::quoted)
                        .collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "SELECT %s FROM %s LIMIT 10", shown, ViewNames.quoted(first));
    }

    private static String text(Metadata metadata, String key) {
        return metadata.contains(key) ? metadata.getString(key) : "";
    }
}
