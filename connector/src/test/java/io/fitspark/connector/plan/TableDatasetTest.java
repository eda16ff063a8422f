// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.fitspark.connector.FitsUserException;
import io.fitspark.connector.TestTable;
import io.fitspark.connector.options.ReadOptions;
import io.fitspark.fits.FitsFormatException;

class TableDatasetTest {
    @TempDir
    private Path folder;

    private TableDataset open(String... options) throws IOException {
        Map<String, String> map = options.length == 0
                ? Map.of("path", folder.toString())
                : Map.of("path", folder.toString(), options[0], options[1]);
        return TableDataset.open(ReadOptions.parse(map), new Configuration(), false);
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
        assertThatThrownBy(this::open)
                .isInstanceOf(FitsUserException.class)
                .hasMessageStartingWith("[HDU_NOT_FOUND] There is no table in ")
                .hasMessageContaining("a.fits: it has HDU 0 (PRIMARY), HDU 1 (IMAGE PIXELS).");
        assertThatThrownBy(() -> open("hdu", "EVENTS,2"))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("There is no HDU EVENTS,2 in ");
        assertThatThrownBy(() -> open("hdu", "7"))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("There is no HDU 7 in ");
        assertThatThrownBy(() -> open("hdu", "1"))
                .isInstanceOf(FitsUserException.class)
                .hasMessageStartingWith(
                        "[HDU_NOT_READABLE] Reading images is not supported yet: HDU 1 (IMAGE PIXELS) of ");
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
        assertThat(RowCounter.count(open())).hasValue(12);
    }

    @Test
    void refusesToCountFilesThatDoNotMatch() throws IOException {
        new TestTable().table("T", 0, 5).write(folder.resolve("a.fits"));
        new TestTable().table("T", 0, 5, "ID", "X", "V", "LABEL").write(folder.resolve("b.fits"));
        assertThatThrownBy(() -> RowCounter.count(open()))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("b.fits are not those of ");
    }

    @Test
    void estimatesWhatTheAskedColumnsTake() throws IOException {
        new TestTable().table("T", 0, 100).write(folder.resolve("a.fits"));
        assertThat(ScanEstimate.of(open(), List.of(0, 3))).isEqualTo(new ScanEstimate(100 * 22, OptionalLong.of(100)));
        assertThat(ScanEstimate.of(open(), List.of())).isEqualTo(new ScanEstimate(100 * 8, OptionalLong.of(100)));
        new TestTable().table("T", 0, 100).write(folder.resolve("b.fits"));
        assertThat(ScanEstimate.of(open(), List.of(0, 3))).isEqualTo(new ScanEstimate(200 * 22, OptionalLong.empty()));
    }
}
