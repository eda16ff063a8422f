// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.fitspark.connector.TestTable;
import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsFormatException;

class FileContentsTest {
    private final Configuration configuration = new Configuration();

    @TempDir
    private Path folder;

    @Test
    void namesEachTableByWhatSelectsIt() throws IOException {
        Path file = new TestTable()
                .table("EVENTS", 0, 1)
                .image("PIXELS")
                .table(null, 0, 1)
                .table("gti", 0, 1)
                .table("GTI", 0, 1)
                .table("7", 0, 1)
                .table("A*", 0, 1)
                .table("FITSPARK_ZONES", 0, 1)
                .table("2MASS", 0, 1)
                .write(folder.resolve("a.fits"));
        assertThat(FileContents.tables(file.toString(), configuration))
                .containsExactly("EVENTS", "3", "4", "5", "6", "7", "2MASS");
    }

    @Test
    void refusesWhatIsNoFits() throws IOException {
        Path file = Files.writeString(folder.resolve("a.fits"), "nothing");
        assertThatThrownBy(() -> FileContents.tables(file.toString(), configuration))
                .isInstanceOf(FitsFormatException.class)
                .hasMessageContaining("a.fits");
        assertThatThrownBy(() -> FileContents.tables("/no/such.fits", configuration))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("/no/such.fits");
    }

    @Test
    void listsTheFitsFilesOfADirectory() throws IOException {
        for (String name : new String[] {"b.fits", "A.FIT", "c.fits.fz", "d.fts.gz", "_e.fits", ".f.fits", "g.txt"}) {
            Files.writeString(folder.resolve(name), "");
        }
        Files.createDirectory(folder.resolve("h.fits"));
        assertThat(FileContents.files(folder.toString(), configuration))
                .containsExactly("A.FIT", "b.fits", "c.fits.fz", "d.fts.gz");
    }

    @Test
    void tellsTheCardsThatDescribeATable() throws IOException {
        String file = Corpus.path("tables/keywords.fits").toString();
        assertThat(FileContents.cards(file, 1, configuration))
                .containsKey("EXTNAME")
                .doesNotContainKeys(
                        "XTENSION", "NAXIS1", "TTYPE1", "TFORM1", "TUNIT1", "BITPIX", "SIMPLE", "END", "TFIELDS");
    }
}
