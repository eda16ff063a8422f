// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.fitspark.connector.FitsUserException;
import io.fitspark.connector.Scans;
import io.fitspark.connector.Serialized;
import io.fitspark.connector.TestTable;
import io.fitspark.connector.options.ReadOptions;
import io.fitspark.connector.plan.ScanRequest;
import io.fitspark.connector.plan.TableDataset;
import io.fitspark.connector.plan.TaskGroup;
import io.fitspark.connector.storage.FileChangedException;
import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnVector;
import io.fitspark.fits.table.RowWindow;

class TaskReaderTest {
    private static final ScanRequest ALL = Scans.of(0, 1, 2, 3);

    @TempDir
    private Path folder;

    private final Configuration configuration = new Configuration();
    private final List<ReadMetrics> metrics = new ArrayList<>();

    @AfterEach
    void forget() {
        metrics.clear();
    }

    private TableDataset dataset(Path path) throws IOException {
        return TableDataset.open(ReadOptions.parse(Map.of("path", path.toString())), configuration);
    }

    private static List<TaskGroup> plan(TableDataset dataset, long maxPartitionBytes, boolean rowsOnly)
            throws IOException {
        return Scans.plan(dataset, rowsOnly ? Scans.of() : ALL, maxPartitionBytes);
    }

    private List<String> rows(TableDataset dataset, List<TaskGroup> groups, NumberAccess access, long limit)
            throws IOException, ClassNotFoundException {
        ReadSpec spec = Serialized.copy(ReadSpec.of(dataset, Scans.limited(ALL, limit), access));
        List<String> rows = new ArrayList<>();
        for (TaskGroup group : groups) {
            try (TaskReader reader = new TaskReader(Serialized.copy(group), spec, new HadoopFiles(configuration))) {
                metrics.add(reader.metrics());
                while (reader.next()) {
                    addRows(reader, rows);
                }
                assertThat(reader.next()).isFalse();
            }
        }
        return rows;
    }

    private static void addRows(TaskReader reader, List<String> into) {
        ColumnBatch batch = reader.batch();
        List<AskedColumn> columns = reader.view().columns();
        ColumnVector vectors = decoded(batch, columns.get(2));
        ColumnVector names = decoded(batch, columns.get(3));
        for (int row = 0; row < reader.rows(); row++) {
            long id = columns.get(0) instanceof AskedColumn.InWindow stored
                    ? window(batch, stored.column(), row).getLong()
                    : decoded(batch, columns.get(0)).longs()[row];
            double x = columns.get(1) instanceof AskedColumn.InWindow stored
                    ? window(batch, stored.column(), row).getDouble()
                    : decoded(batch, columns.get(1)).doubles()[row];
            float[] floats = vectors.floats();
            String name = new String(
                    names.stringBytes(), names.stringStarts()[row], names.stringLengths()[row], StandardCharsets.UTF_8);
            into.add(id + " " + x + " [" + floats[3 * row] + ", " + floats[3 * row + 1] + ", " + floats[3 * row + 2]
                    + "] " + name);
        }
    }

    private static ColumnVector decoded(ColumnBatch batch, AskedColumn column) {
        return batch.column(((AskedColumn.Decoded) column).index());
    }

    private static ByteBuffer window(ColumnBatch batch, Column column, int row) {
        RowWindow window = batch.window();
        int at = window.offset() + row * window.stride() + batch.windowOffset(column);
        return ByteBuffer.wrap(window.bytes()).position(at);
    }

    private static List<String> expected(long rows) {
        return LongStream.range(0, rows).mapToObj(TestTable::row).toList();
    }

    @Property(tries = 60)
    void givesTheSameRowsWhateverTheSplits(
            @ForAll @IntRange(max = 300) int first,
            @ForAll @IntRange(max = 300) int second,
            @ForAll @IntRange(min = 1, max = 12_000) int maxPartitionBytes,
            @ForAll NumberAccess access)
            throws IOException, ClassNotFoundException {
        Path directory = Files.createTempDirectory("splits");
        Path a = new TestTable().table("T", 0, first).write(directory.resolve("a.fits"));
        Path b = new TestTable().image("I").table("T", first, second).write(directory.resolve("b.fits"));
        try {
            TableDataset dataset = dataset(directory);
            List<TaskGroup> groups = plan(dataset, maxPartitionBytes, false);
            assertThat(rows(dataset, groups, access, Long.MAX_VALUE)).isEqualTo(expected(first + second));
        } finally {
            Files.delete(a);
            Files.delete(b);
            Files.delete(directory);
        }
    }

    @Test
    void readsOneRowASplit() throws IOException, ClassNotFoundException {
        new TestTable().table("T", 0, 50).write(folder.resolve("a.fits"));
        TableDataset dataset = dataset(folder);
        List<TaskGroup> groups = plan(dataset, 1, false);
        assertThat(groups).hasSize(50);
        assertThat(rows(dataset, groups, NumberAccess.STRIDED, Long.MAX_VALUE)).isEqualTo(expected(50));
    }

    @Test
    void asksForNoByteOutsideItsRows() throws IOException, ClassNotFoundException {
        new TestTable().table("T", 0, 1000).write(folder.resolve("a.fits"));
        TableDataset dataset = dataset(folder);
        rows(dataset, plan(dataset, 3400, false), NumberAccess.STRIDED, Long.MAX_VALUE);
        assertThat(metrics).hasSize(10).allSatisfy(task -> {
            assertThat(task.bytes()).isEqualTo(3400);
            assertThat(task.requests()).isEqualTo(1);
            assertThat(task.rows()).isEqualTo(100);
            assertThat(task.decodeNanos()).isPositive();
        });
    }

    @Test
    void readsThroughHadoopStreamsWithReadAhead() throws IOException, ClassNotFoundException {
        new TestTable().table("T", 0, 1000).write(folder.resolve("a.fits"));
        // a checksum file makes this one go through Hadoop
        Path copy = folder.resolve("hadoop/a.fits");
        org.apache.hadoop.fs.FileSystem local = org.apache.hadoop.fs.FileSystem.getLocal(configuration);
        local.copyFromLocalFile(
                new org.apache.hadoop.fs.Path(folder.resolve("a.fits").toUri()),
                new org.apache.hadoop.fs.Path(copy.toUri()));
        assertThat(copy.resolveSibling(".a.fits.crc")).exists();
        TableDataset dataset = dataset(copy);
        assertThat(rows(dataset, plan(dataset, 5000, false), NumberAccess.DECODED, Long.MAX_VALUE))
                .isEqualTo(expected(1000));
        assertThat(metrics.stream().mapToLong(ReadMetrics::bytes).sum()).isEqualTo(34_000);
    }

    @Test
    void stopsAtTheLimitWithoutOpeningFurtherFiles() throws IOException, ClassNotFoundException {
        new TestTable().table("T", 0, 50).write(folder.resolve("a.fits"));
        Files.writeString(folder.resolve("b.fits"), "not FITS at all");
        TableDataset dataset = dataset(folder);
        List<TaskGroup> groups = plan(dataset, 1 << 20, false);
        assertThat(groups).hasSize(1);
        assertThat(rows(dataset, groups, NumberAccess.STRIDED, 50)).isEqualTo(expected(50));
        assertThat(rows(dataset, groups, NumberAccess.STRIDED, 7)).isEqualTo(expected(7));
        assertThatThrownBy(() -> rows(dataset, groups, NumberAccess.STRIDED, 51))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("b.fits");
    }

    @Test
    void countsRowsWithoutReadingThem() throws IOException {
        new TestTable().table("T", 0, 70_000).write(folder.resolve("a.fits"));
        new TestTable().table("T", 0, 30).write(folder.resolve("b.fits"));
        TableDataset dataset = dataset(folder);
        ReadSpec spec = ReadSpec.of(dataset, Scans.of(), NumberAccess.STRIDED);
        long rows = 0;
        for (TaskGroup group : plan(dataset, 1 << 20, true)) {
            try (TaskReader reader = new TaskReader(group, spec, new HadoopFiles(configuration))) {
                while (reader.next()) {
                    rows += reader.rows();
                }
                // the second file's headers
                assertThat(reader.metrics().bytes()).isLessThan(10_000);
            }
        }
        assertThat(rows).isEqualTo(70_030);
    }

    @Test
    void refusesAFileThatChangedSinceItWasPlanned() throws IOException {
        Path file = new TestTable().table("T", 0, 50).write(folder.resolve("a.fits"));
        TableDataset dataset = dataset(folder);
        List<TaskGroup> groups = plan(dataset, 1 << 20, false);
        new TestTable().table("T", 0, 500).write(file);
        assertThatThrownBy(() -> rows(dataset, groups, NumberAccess.STRIDED, Long.MAX_VALUE))
                .isInstanceOf(FileChangedException.class)
                .hasMessageStartingWith("The file changed since it was planned: file:" + file);
    }

    @Test
    void refusesALaterFileWithOtherColumns() throws IOException {
        new TestTable().table("T", 0, 50).write(folder.resolve("a.fits"));
        new TestTable().table("T", 0, 50, "ID", "X", "V", "LABEL").write(folder.resolve("b.fits"));
        TableDataset dataset = dataset(folder);
        List<TaskGroup> groups = plan(dataset, 1 << 20, false);
        assertThatThrownBy(() -> rows(dataset, groups, NumberAccess.STRIDED, Long.MAX_VALUE))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("NAME STRING is missing; LABEL STRING is there in addition");
    }
}
