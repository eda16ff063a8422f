// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.Metadata;

/** The rows of a table, which Spark holds in its cache, written each time to a new path. */
final class SparkWriteWork implements Work {
    private final SparkSession session;
    private final SparkOutput output;
    private final Dataset<Row> rows;
    private final Path folder;
    private int count;
    private long written;

    /**
     * Reads the table into the cache.
     *
     * @param output how the rows are written
     * @param file the FITS file that has them
     */
    SparkWriteWork(SparkSession session, SparkOutput output, String file) {
        this.session = session;
        this.output = output;
        session.catalog().clearCache();
        Dataset<Row> table = new SparkTable(session, "fits", file).load();
        this.rows = (output.bare() ? bare(table) : table).cache();
        rows.count();
        try {
            this.folder =
                    Files.createTempDirectory(Path.of(file).toAbsolutePath().getParent(), "spark-written-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    }

    /** The same rows without what the header says of columns. */
    private static Dataset<Row> bare(Dataset<Row> table) {
        Column[] columns = Arrays.stream(table.columns())
                .map(name -> table.col("`" + name + "`").as(name, Metadata.empty()))
                .toArray(Column[]::new);
        return table.select(columns);
    }

    @Override
    public String variant() {
        return output.format() + ": write" + output.options();
    }

    private Path target() {
        return folder.resolve(count + output.suffix());
    }

    @Override
    public void run() {
        count++;
        rows.write()
                .format(output.format())
                .options(output.options())
                .mode("append")
                .save(target().toString());
    }

    @Override
    public Map<String, String> checksums() {
        return CellSums.of(session.read().format(output.format()).load(target().toString()));
    }

    @Override
    public void clean() throws IOException {
        written = size(target());
        delete(target());
    }

    /** Bytes of the files that the last run wrote, and the most memory that the process has had, its cache included. */
    @Override
    public Map<String, Object> usage() throws IOException {
        return Map.of("written", written, "peak", peak());
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long sum = 0;
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                sum += file.getFileName().toString().startsWith(".") ? 0 : Files.size(file);
            }
            return sum;
        }
    }

    private static long peak() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) << 10;
            }
        }
        return 0;
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
