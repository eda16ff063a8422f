// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.fitspark.connector.FitsUserException;
import io.fitspark.connector.Scans;
import io.fitspark.connector.TestTable;
import io.fitspark.connector.options.ReadOptions;
import io.fitspark.connector.schema.FitsField;
import io.fitspark.fits.FitsFormatException;

class TableDatasetTest {
    @TempDir
    private Path folder;

    private TableDataset open(String... options) throws IOException {
        Map<String, String> map = new HashMap<>();
        map.put("path", folder.toString());
        for (int i = 0; i < options.length; i += 2) {
            map.put(options[i], options[i + 1]);
        }
        return TableDataset.open(ReadOptions.parse(map), new Configuration());
    }

    @Test
    void takesTheFirstTableThoughItIsEmpty() throws IOException {
        new TestTable().image("PIXELS").table("EMPTY", 0, 0).table("FULL", 0, 5).write(folder.resolve("a.fits"));
        assertThat(open().firstLayout().hdu()).isEqualTo(2);
        assertThat(open().hdu()).isEqualTo("EMPTY");
        assertThat(open("hdu", "full").firstLayout().rows()).isEqualTo(5);
        assertThat(open("hdu", "3").firstLayout().rows()).isEqualTo(5);
    }

    @Test
    void passesOverTablesOfItsOwn() throws IOException {
        new TestTable().table("FITSPARK_ZONES", 0, 1).table(null, 0, 2).write(folder.resolve("a.fits"));
        assertThat(open().firstLayout().rows()).isEqualTo(2);
        assertThat(open().hdu()).isEqualTo("2");
    }

    @Test
    void saysWhatThereIsIfNothingFits() throws IOException {
        new TestTable().image("PIXELS").write(folder.resolve("a.fits"));
        assertThatThrownBy(() -> open("view", "rows"))
                .isInstanceOf(FitsUserException.class)
                .hasMessageStartingWith("[HDU_NOT_FOUND] There is no table in ")
                .hasMessageContaining("a.fits: it has HDU 0 (PRIMARY), HDU 1 (IMAGE PIXELS).");
        assertThatThrownBy(() -> open("hdu", "EVENTS,2"))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("There is no HDU EVENTS,2 in ");
        assertThatThrownBy(() -> open("hdu", "7"))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("There is no HDU 7 in ");
        assertThatThrownBy(() -> open("hdu", "1", "view", "rows"))
                .isInstanceOf(FitsUserException.class)
                .hasMessageStartingWith("[HDU_NOT_READABLE] There are no rows in an image: HDU 1 (IMAGE PIXELS) of ")
                .hasMessageEndingWith(
                        "Read it with the option view=tiles or view=pixels, or choose a table with the option 'hdu'.");
    }

    @Test
    void namesAFileThatIsNotFits() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "hello");
        assertThatThrownBy(this::open).isInstanceOf(FitsFormatException.class).hasMessageContaining("a.txt");
    }

    @Test
    void countsRowsOfAllFilesFromTheirHeaders() throws IOException {
        new TestTable().table("T", 0, 5).write(folder.resolve("a.fits"));
        new TestTable().image("PIXELS").table("T", 5, 7).write(folder.resolve("b.fits"));
        assertThat(RowCounter.count(open(), List.of())).hasValue(12);
    }

    @Test
    void refusesToCountFilesThatDoNotMatch() throws IOException {
        new TestTable().table("T", 0, 5).write(folder.resolve("a.fits"));
        new TestTable().table("T", 0, 5, "ID", "X", "V", "LABEL").write(folder.resolve("b.fits"));
        assertThatThrownBy(() -> RowCounter.count(open(), List.of()))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("b.fits are not those of ");
    }

    private TableDataset openWith(Map<String, String> options) throws IOException {
        Map<String, String> all = new HashMap<>(options);
        all.put("path", folder.toString());
        return TableDataset.open(ReadOptions.parse(all), new Configuration());
    }

    private static List<String> names(TableDataset dataset) {
        return dataset.schema().fields().stream().map(FitsField::name).toList();
    }

    @Test
    void putsTheColumnsOfAllFilesTogether() throws IOException {
        new TestTable().table("T", 0, 5).write(folder.resolve("a.fits"));
        new TestTable().table("T", 5, 7, "ID", "Y", "V", "LABEL").write(folder.resolve("b.fits"));
        TableDataset dataset = openWith(Map.of("mergeSchema", "true"));
        assertThat(names(dataset)).containsExactly("ID", "X", "V", "NAME", "Y", "LABEL");
        assertThat(dataset.schema().fields()).allMatch(FitsField::nullable);
        assertThat(dataset.expectedColumns().locate(dataset.firstLayout())).containsExactly(0, 1, 2, 3, -1, -1);
        assertThat(RowCounter.count(dataset, List.of())).hasValue(12);
        assertThat(ScanEstimate.of(dataset, Scans.of(0)).rows()).hasValue(12);
    }

    @Test
    void doesNotPutColumnsOfDifferentTypesTogether() throws IOException {
        new TestTable().table("T", 0, 5).write(folder.resolve("a.fits"));
        new TestTable().table("T", 5, 7, "X", "ID", "V", "NAME").write(folder.resolve("b.fits"));
        assertThatThrownBy(() -> openWith(Map.of("mergeSchema", "true")))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("b.fits are not those of ")
                .hasMessageContaining("X LONG should be X DOUBLE");
    }

    @Test
    void findsSeveralTablesByAPattern() throws IOException {
        new TestTable()
                .image("SCI0")
                .table("SCI1", 0, 5)
                .table("GTI", 0, 9)
                .table("sci2", 5, 7)
                .table("FITSPARK_ZONES", 0, 1)
                .write(folder.resolve("a.fits"));
        assertThat(RowCounter.count(open("hdu", "SCI*"), List.of())).hasValue(12);
        assertThat(RowCounter.count(open("hdu", "*"), List.of())).hasValue(21);
        assertThat(RowCounter.count(open("hdu", "SCI?,1"), List.of())).hasValue(12);
        assertThatThrownBy(() -> open("hdu", "EV*"))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("There is no HDU EV* in ");
    }

    @Test
    void looksForTheFirstFileThatCanBeRead() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "hello");
        new TestTable().table("OTHER", 0, 3).write(folder.resolve("b.fits"));
        new TestTable().table("T", 0, 5).write(folder.resolve("c.fits"));
        Map<String, String> options = Map.of("hdu", "T", "ignoreCorruptFiles", "true", "ignoreMissingHdus", "true");
        assertThat(openWith(options).firstLayout().file()).endsWith("c.fits");
        assertThat(RowCounter.count(openWith(options), List.of())).hasValue(5);
        assertThatThrownBy(() -> open("ignoreMissingHdus", "true"))
                .isInstanceOf(FitsFormatException.class)
                .hasMessageContaining("a.txt");
        Files.delete(folder.resolve("c.fits"));
        assertThatThrownBy(() -> openWith(options))
                .isInstanceOf(FitsUserException.class)
                .hasMessageStartingWith("[NO_FILES] None of the 2 files in " + folder + " can be read");
    }

    @Test
    void saysThatThereIsNothingToRead() throws IOException {
        new TestTable().table("T", 0, 5).write(folder.resolve("a.fits"));
        assertThatThrownBy(() -> open("pathGlobFilter", "*.fit"))
                .isInstanceOf(FitsUserException.class)
                .hasMessageStartingWith("[NO_FILES] No file to read in " + folder);
    }

    @Test
    void estimatesWhatTheAskedColumnsTake() throws IOException {
        new TestTable().table("T", 0, 100).write(folder.resolve("a.fits"));
        assertThat(ScanEstimate.of(open(), Scans.of(0, 3))).isEqualTo(new ScanEstimate(100 * 22, OptionalLong.of(100)));
        assertThat(ScanEstimate.of(open(), Scans.of())).isEqualTo(new ScanEstimate(100 * 8, OptionalLong.of(100)));
        new TestTable().table("T", 0, 100).write(folder.resolve("b.fits"));
        assertThat(ScanEstimate.of(open(), Scans.of(0, 3))).isEqualTo(new ScanEstimate(200 * 22, OptionalLong.empty()));
    }
}
