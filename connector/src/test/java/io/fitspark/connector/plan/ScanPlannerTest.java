// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.fitspark.connector.Scans;
import io.fitspark.connector.Serialized;
import io.fitspark.connector.TestTable;
import io.fitspark.connector.options.HduSelector;
import io.fitspark.connector.options.ReadOptions;
import io.fitspark.connector.plan.ScanTask.RowRange;
import io.fitspark.connector.plan.ScanTask.WholeFile;

class ScanPlannerTest {
    private static final int ROW_BYTES = 34;

    @TempDir
    private Path folder;

    private List<TaskGroup> plan(long maxPartitionBytes, OptionalLong limit) throws IOException {
        TableDataset dataset =
                TableDataset.open(ReadOptions.parse(Map.of("path", folder.toString())), new Configuration());
        return Scans.plan(
                dataset,
                limit.isPresent() ? Scans.limited(Scans.of(0), limit.getAsLong()) : Scans.of(0),
                maxPartitionBytes);
    }

    private static List<String> describe(List<TaskGroup> groups) {
        return groups.stream()
                .map(group -> group.tasks().stream()
                        .map(ScanPlannerTest::describe)
                        .toList()
                        .toString())
                .toList();
    }

    private static String describe(ScanTask task) {
        String name = task.source().file().name();
        return task instanceof RowRange range
                ? name + ":" + range.span().firstRow() + "+" + range.span().rows()
                : name + ":" + (((WholeFile) task).span().equals(WholeFile.ALL) ? "*" : ((WholeFile) task).span());
    }

    @Test
    void cutsATableAtRows() throws IOException {
        new TestTable().table("T", 0, 100).write(folder.resolve("a.fits"));
        assertThat(describe(plan(40 * ROW_BYTES, OptionalLong.empty())))
                .containsExactly("[a.fits:0+34]", "[a.fits:34+33]", "[a.fits:67+33]");
    }

    @Test
    void cutsByTheBytesThatAreThereWhateverTheHeaderClaims() throws IOException {
        byte[] file = new TestTable().table("T", 0, 100).bytes();
        String claimed = new String(file, StandardCharsets.ISO_8859_1)
                .replace("NAXIS2  =                  100", "NAXIS2  =        1000000000000");
        Files.write(folder.resolve("a.fits"), claimed.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(describe(plan(file.length / 2, OptionalLong.empty())))
                .containsExactly("[a.fits:0+500000000000]", "[a.fits:500000000000+500000000000]");
    }

    @Test
    void packsSmallFilesInOrderAndOpensOnlyTheFirst() throws IOException {
        new TestTable().table("T", 0, 10).write(folder.resolve("a.fits"));
        Files.write(folder.resolve("b.fits"), new byte[8640]);
        Files.write(folder.resolve("c.fits"), new byte[8640]);
        assertThat(describe(plan(2 * 8640, OptionalLong.empty())))
                .containsExactly("[a.fits:0+10, b.fits:*]", "[c.fits:*]");
    }

    @Test
    void readsTheHeadersOfLargeFiles() throws IOException {
        new TestTable().table("T", 0, 10).write(folder.resolve("a.fits"));
        new TestTable().image("X").table("T", 0, 1000).write(folder.resolve("b.fits"));
        assertThat(describe(plan(500 * ROW_BYTES, OptionalLong.empty())))
                .containsExactly("[a.fits:0+10]", "[b.fits:0+500]", "[b.fits:500+500]");
    }

    @Test
    void looksForTheSameTableByNameOrByIndex() throws IOException {
        new TestTable().image("X").table(null, 0, 10).write(folder.resolve("a.fits"));
        new TestTable().image("X").table(null, 0, 10).write(folder.resolve("b.fits"));
        TableDataset dataset =
                TableDataset.open(ReadOptions.parse(Map.of("path", folder.toString())), new Configuration());
        assertThat(dataset.lookup().selector()).isEqualTo(new HduSelector.ByIndex(2));
    }

    @Test
    void plansNoMoreThanALimitNeeds() throws IOException {
        new TestTable().table("T", 0, 10).write(folder.resolve("a.fits"));
        Files.write(folder.resolve("b.fits"), new byte[8640]);
        assertThat(describe(plan(1 << 20, OptionalLong.of(10)))).containsExactly("[a.fits:0+10]");
        assertThat(describe(plan(1 << 20, OptionalLong.of(3)))).containsExactly("[a.fits:0+3]");
        assertThat(describe(plan(1 << 20, OptionalLong.of(11)))).containsExactly("[a.fits:0+10, b.fits:*]");
    }

    private List<String> exactly(long skip, long limit) throws IOException {
        TableDataset dataset =
                TableDataset.open(ReadOptions.parse(Map.of("path", folder.toString())), new Configuration());
        return describe(Scans.plan(dataset, Scans.of(0).withRows(new RowWindow(skip, limit, true)), 1 << 20));
    }

    @Test
    void plansExactlyTheRowsOfAWindow() throws IOException {
        new TestTable().table("T", 0, 10).write(folder.resolve("a.fits"));
        new TestTable().table("T", 10, 20).write(folder.resolve("b.fits"));
        new TestTable().table("T", 30, 30).write(folder.resolve("c.fits"));
        assertThat(exactly(3, 4)).containsExactly("[a.fits:3+4]");
        assertThat(exactly(3, 10)).containsExactly("[a.fits:3+7, b.fits:0+3]");
        assertThat(exactly(10, 1)).containsExactly("[b.fits:0+1]");
        assertThat(exactly(12, Long.MAX_VALUE)).containsExactly("[b.fits:2+18, c.fits:0+30]");
        assertThat(exactly(60, 5)).isEmpty();
        assertThat(exactly(0, 0)).isEmpty();
    }

    @Test
    void opensNoFileBehindAWindow() throws IOException {
        new TestTable().table("T", 0, 10).write(folder.resolve("a.fits"));
        for (int i = 0; i < 40; i++) {
            Files.write(folder.resolve("b" + i + ".fits"), new byte[8640]);
        }
        assertThat(exactly(3, 7)).containsExactly("[a.fits:3+7]");
    }

    @Test
    void plansNothingForAnEmptyTable() throws IOException {
        new TestTable().table("T", 0, 0).write(folder.resolve("a.fits"));
        assertThat(plan(1 << 20, OptionalLong.empty())).isEmpty();
    }

    @Test
    void readsAFileThatIsCompressedAsAWholeInOneTask() throws IOException {
        Path plain = new TestTable().table("T", 0, 1000).write(folder.resolve("plain"));
        try (java.io.OutputStream out =
                new java.util.zip.GZIPOutputStream(Files.newOutputStream(folder.resolve("a.fits.gz")))) {
            Files.copy(plain, out);
        }
        Files.delete(plain);
        assertThat(describe(plan(ROW_BYTES, OptionalLong.empty())))
                .containsExactly("[a.fits.gz:RowSpan[firstRow=0, rows=1000]]");
    }

    @Test
    void makesTasksThatTravel() throws IOException, ClassNotFoundException {
        new TestTable().table("T", 0, 10).write(folder.resolve("a.fits"));
        new TestTable().table("T", 0, 10).write(folder.resolve("b.fits"));
        for (TaskGroup group : plan(9000, OptionalLong.empty())) {
            assertThat(Serialized.copy(group)).isEqualTo(group);
        }
    }
}
