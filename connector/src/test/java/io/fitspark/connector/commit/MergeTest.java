// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.fitspark.connector.FitsUserException;
import io.fitspark.connector.assemble.LocalWorkJobs;
import io.fitspark.connector.schema.OutputType.Element;
import io.fitspark.connector.write.Rows;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.checksum.HduSums;

class MergeTest {
    @TempDir
    Path directory;

    private Path source() throws IOException {
        return Files.createDirectories(directory.resolve("source"));
    }

    private Rows file(String compression, String name) throws IOException {
        Path own = Files.createDirectories(directory.resolve("made-" + name));
        return new Rows(own, Map.of("compression", compression, "tileRows", "5", "header.TELESCOP", "VISTA"))
                .column("id", Element.LONG)
                .column("name", Element.STRING)
                .column("n", Element.SHORT)
                .column("v", Element.INT, 1, Map.of())
                .column("day", Element.DATE);
    }

    /** Rows with ids from some number on, the file's string width among them. */
    private static Object[] row(long id, int width, boolean nulls) {
        return new Object[] {
            id,
            "s".repeat((int) (id % width) + 1),
            nulls && id % 4 == 0 ? null : (Number) id,
            List.of(id, id).subList(0, (int) (id % 3)),
            "2026-06-01"
        };
    }

    private void add(String compression, String name, long first, int rows, int width, boolean nulls)
            throws IOException {
        Rows file = file(compression, name);
        for (long id = first; id < first + rows; id++) {
            file.add(row(id, width, nulls));
        }
        Files.move(file.finish().get(0).path(), source().resolve(name));
    }

    private Merge merge() {
        return new Merge(new Configuration(), new LocalWorkJobs(2), () -> directory);
    }

    private Path run(String compression, String order) throws IOException {
        Path target = directory.resolve("merged.fits");
        Map<String, String> options = new HashMap<>();
        options.put("path", target.toString());
        options.put("compression", compression);
        options.put("rowOrder", order);
        options.put("tileRows", "5");
        merge().run(source().toString(), null, options, WriteMode.CREATE);
        try (FitsFile file = FitsFile.open(target)) {
            for (int i = 0; i < file.hduCount(); i++) {
                HduSums.verify(file, file.hdu(i)).requireValid(file, file.hdu(i));
            }
            Tasks.checkZones(file, 1);
            assertThat(file.hdu(1).header().string("TELESCOP")).contains("VISTA");
            assertThat(file.hdu(1).header().string("FSTYP5")).contains("DATE");
        }
        try (var left = Files.list(directory)) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("_fitspark")))
                    .isEmpty();
        }
        return target;
    }

    @ParameterizedTest
    @CsvSource({
        "ztable, ztable, relaxed",
        "ztable, ztable, preserve",
        "none, none, preserve",
        "none, ztable, relaxed",
        "ztable, none, preserve"
    })
    void theRowsOfAllFilesAreInOne(String from, String to, String order) throws IOException {
        add(from, "a.fits", 0, 13, 4, false);
        add(from, "b.fits", 13, 0, 4, false);
        add(from, "c.fits", 13, 21, 9, true);
        add(from, "d.fits", 34, 10, 6, true);
        Path merged = run(to, order);
        List<Object> ids = Rows.cells(merged, 0);
        assertThat(ids).hasSize(44);
        if (order.equals("preserve")) {
            assertThat(ids).isEqualTo(List.<Object>copyOf(Place.range(0, 44)));
        }
        for (int column = 0; column < 5; column++) {
            List<Object> cells = Rows.cells(merged, column);
            for (int i = 0; i < ids.size(); i++) {
                long id = (Long) ids.get(i);
                int width = id < 13 ? 4 : id < 34 ? 9 : 6;
                Object expected = row(id, width, id >= 13)[column];
                assertThat(cells.get(i)).isEqualTo(expected instanceof Integer n ? (Object) n.longValue() : expected);
            }
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void tilesOfEqualFilesStayAsTheyAre() throws IOException {
        List<byte[]> heaps = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Path own = Files.createDirectories(directory.resolve("made-" + i));
            Rows rows = new Rows(own, Map.of("compression", "ztable", "tileRows", "5"))
                    .column("id", Element.LONG)
                    .column("x", Element.DOUBLE);
            for (long id = 10L * i; id < 10 * i + 10; id++) {
                rows.add(id, id / 3.0);
            }
            Path file = source().resolve(i + ".fits.fz");
            Files.move(rows.finish().get(0).path(), file);
            byte[] data = Tasks.hdu(file, 1).getValue();
            heaps.add(Arrays.copyOfRange(data, 64, data.length));
        }
        Path target = directory.resolve("merged.fits.fz");
        merge().run(
                        source().toString(),
                        null,
                        Map.of("path", target.toString(), "rowOrder", "relaxed"),
                        WriteMode.CREATE);
        byte[] data = Tasks.hdu(target, 1).getValue();
        int at = 6 * 32;
        for (byte[] heap : heaps) {
            assertThat(Arrays.copyOfRange(data, at, at + heap.length)).isEqualTo(heap);
            at += heap.length;
        }
        assertThat(Rows.cells(target, 0)).isEqualTo(List.<Object>copyOf(Place.range(0, 30)));
        assertThat(Rows.layout(target).tiling().tileRows()).isEqualTo(5);
    }

    @Test
    void filesOfOtherColumnsAreRefused() throws IOException {
        add("none", "a.fits", 0, 3, 4, false);
        Path own = Files.createDirectories(directory.resolve("made-other"));
        Rows other = new Rows(own, Map.of()).column("id", Element.STRING);
        other.add("x");
        Files.move(other.finish().get(0).path(), source().resolve("b.fits"));
        assertThatThrownBy(() -> run("none", "preserve"))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("column 1 is id of LONG")
                .hasMessageContaining("here id of STRING");
        assertThat(directory.resolve("merged.fits")).doesNotExist();
    }

    @Test
    void whatIsThereIsReplacedOnlyIfAskedFor() throws IOException {
        add("none", "a.fits", 0, 3, 4, false);
        Path target = directory.resolve("merged.fits");
        Files.writeString(target, "old");
        Map<String, String> options = Map.of("path", target.toString());
        assertThatThrownBy(() -> merge().run(source().toString(), null, options, WriteMode.CREATE))
                .isInstanceOf(org.apache.hadoop.fs.FileAlreadyExistsException.class)
                .hasMessageContaining("There is a file already");
        merge().run(source().toString(), null, options, WriteMode.OVERWRITE);
        assertThat(Rows.cells(target, 0)).hasSize(3);
        assertThatThrownBy(() -> merge().run(source().toString(), null, options, WriteMode.APPEND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a merge makes a new file: APPEND");
    }
}
