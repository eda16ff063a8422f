// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.fitspark.connector.Scans;
import io.fitspark.connector.Serialized;
import io.fitspark.connector.options.ReadOptions;
import io.fitspark.connector.plan.ScanRequest;
import io.fitspark.connector.plan.ScanTask.RowRange;
import io.fitspark.connector.plan.TableDataset;
import io.fitspark.connector.plan.TaskGroup;
import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnVector;
import io.fitspark.fits.table.ElementType;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableReader;
import io.fitspark.fits.table.Tiling;

/** Tables that are compressed column by column. */
class CompressedTablesTest {
    private static final Path FILE = Corpus.path("ztables/fpack_large.fits");

    @TempDir
    private Path folder;

    private final Configuration configuration = new Configuration();
    private TableLayout layout;
    private int[] doubles;
    private double[][] expected;

    @BeforeEach
    void readDirectly() throws IOException {
        try (FitsFile file = FitsFile.open(FILE)) {
            TableReader reader = TableReader.open(file, (BinTableHdu) file.hdu(1));
            layout = reader.layout();
            doubles = layout.columns().stream()
                    .filter(column -> column.type().element() == ElementType.DOUBLE)
                    .mapToInt(column -> column.index())
                    .toArray();
            ColumnBatch batch = new ColumnBatch();
            reader.read(0, (int) layout.rows(), doubles, batch);
            expected = new double[doubles.length][];
            for (int i = 0; i < doubles.length; i++) {
                expected[i] =
                        Arrays.copyOf(batch.column(i).doubles(), batch.column(i).elementCount());
            }
        }
        assertThat(doubles).isNotEmpty();
    }

    private TableDataset dataset(Path path) throws IOException {
        return TableDataset.open(ReadOptions.parse(Map.of("path", path.toString())), configuration);
    }

    private ScanRequest request() {
        return Scans.of(Arrays.stream(doubles).boxed().toArray(Integer[]::new));
    }

    private List<TaskGroup> plan(TableDataset dataset, long maxPartitionBytes) throws IOException {
        return Scans.plan(dataset, request(), maxPartitionBytes);
    }

    /** Reads the columns of doubles, compares them, and gives the metrics of the tasks. */
    private List<ReadMetrics> check(TableDataset dataset, List<TaskGroup> groups) throws Exception {
        ReadSpec spec = Serialized.copy(ReadSpec.of(dataset, request(), NumberAccess.STRIDED));
        List<ReadMetrics> metrics = new ArrayList<>();
        int[] at = new int[doubles.length];
        for (TaskGroup group : groups) {
            try (TaskReader reader = new TaskReader(Serialized.copy(group), spec, new HadoopFiles(configuration))) {
                metrics.add(reader.metrics());
                while (reader.next()) {
                    for (int i = 0; i < doubles.length; i++) {
                        AskedColumn asked = reader.view().columns().get(i);
                        ColumnVector vector = reader.batch().column(((AskedColumn.Decoded) asked).index());
                        assertThat(Arrays.copyOf(vector.doubles(), vector.elementCount()))
                                .isEqualTo(Arrays.copyOfRange(expected[i], at[i], at[i] + vector.elementCount()));
                        at[i] += vector.elementCount();
                    }
                }
            }
        }
        for (int i = 0; i < doubles.length; i++) {
            assertThat(at[i]).isEqualTo(expected[i].length);
        }
        return metrics;
    }

    @Test
    void isCutBetweenTilesOnly() throws Exception {
        TableDataset dataset = dataset(FILE);
        Tiling tiling = layout.tiling();
        assertThat(plan(dataset, 1)).hasSize((int) tiling.tiles());
        List<TaskGroup> groups = plan(dataset, layout.heapBytes() / 3);
        assertThat(groups).hasSizeBetween(3, 5);
        long next = 0;
        for (TaskGroup group : groups) {
            RowRange range = (RowRange) group.tasks().get(0);
            assertThat(range.span().firstRow()).isEqualTo(next);
            assertThat(range.span().firstRow() % tiling.tileRows()).isZero();
            next += range.span().rows();
        }
        assertThat(next).isEqualTo(layout.rows());
    }

    @Test
    void tasksTogetherFetchEachBlobOfTheirColumnsOnce() throws Exception {
        TableDataset dataset = dataset(FILE);
        long whole = bytes(check(dataset, plan(dataset, Long.MAX_VALUE / 2)));
        List<ReadMetrics> each = check(dataset, plan(dataset, 1));
        long directory = layout.tiling().tiles() * layout.tiling().descriptorRowBytes();
        // a small table of descriptors is read as a whole by every task
        assertThat(bytes(each)).isEqualTo(whole + (each.size() - 1) * directory);
        assertThat(whole).isLessThan(layout.heapBytes() * 3 / 4);
        assertThat(each.stream().mapToLong(ReadMetrics::rows).sum()).isEqualTo(layout.rows());
    }

    @Test
    void isFetchedAheadThroughHadoopStreams() throws Exception {
        // a checksum file makes this one go through Hadoop
        Path copy = folder.resolve("hadoop/a.fits");
        FileSystem.getLocal(configuration)
                .copyFromLocalFile(
                        new org.apache.hadoop.fs.Path(FILE.toUri()), new org.apache.hadoop.fs.Path(copy.toUri()));
        assertThat(copy.resolveSibling(".a.fits.crc")).exists();
        TableDataset dataset = dataset(copy);
        long bytes = bytes(check(dataset, plan(dataset, 1)));
        assertThat(bytes).isEqualTo(bytes(check(dataset(FILE), plan(dataset(FILE), 1))));
    }

    private static long bytes(List<ReadMetrics> metrics) {
        return metrics.stream().mapToLong(ReadMetrics::bytes).sum();
    }
}
