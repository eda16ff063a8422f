// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Console;

/** Runs the program on the sample catalogue, as {@code ./quickstart} does. */
class QuickStartTest {

    private static final String SAMPLE = "data/tarn.fits";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void showsHdusSchemaAndTheAnswer() {
        int exit = run(SAMPLE, "SELECT count(*) AS n, count(fibre) AS spectra FROM catalog");

        assertThat(progress()).contains("Starting Spark ...").doesNotContain("WARN", "Exception");
        assertThat(exit).isZero();
        assertThat(out())
                .startsWith("""
                        data/tarn.fits: 512,640 bytes, 4 HDUs
                          HDU  type     name         size
                          0    primary               no data
                          1    table    OBJECTS      4,000 rows, 14 columns
                          2    table    FIELDS       24 rows, 9 columns
                          3    table    LIGHTCURVES  59 rows, 6 columns
                        """)
                .contains("OBJECTS (HDU 1), in SQL: objects, also as catalog")
                .containsPattern("  dec +double +1D +deg +Declination\n")
                .containsPattern("  mag +array<float> +5E +mag +u g r i z; NaN: not detected\n")
                .containsPattern("  corners +array<array<double>> +8D +deg +ra, dec of the four corners\n")
                .endsWith("""
                        SQL> SELECT count(*) AS n, count(fibre) AS spectra FROM catalog
                        +----+-------+
                        |   n|spectra|
                        +----+-------+
                        |4000|    303|
                        +----+-------+

                        """);
    }

    @Test
    void joinsTheTablesOfAFile() {
        assertThat(run(
                        SAMPLE,
                        "SELECT f.name, count(*) AS n FROM objects o JOIN fields f USING (field) WHERE o.class = 'QSO'",
                        "GROUP BY f.name ORDER BY n DESC, f.name LIMIT 1"))
                .isZero();
        assertThat(out()).endsWith("|T004| 18|\n+----+---+\n\n");
    }

    @Test
    void showsTheFirstRowsWithoutQuery() {
        assertThat(run(SAMPLE)).isZero();
        assertThat(out()).contains("SQL> SELECT id, name, ra, dec, field, class FROM catalog LIMIT 10\n", "TARN J");
    }

    @Test
    void tellsOfABrokenQueryInOneMessage() {
        assertThat(run(SAMPLE, "SELECT nonsense FROM catalog")).isEqualTo(1);
        assertThat(progress())
                .contains("quickstart: [UNRESOLVED_COLUMN", "`nonsense`")
                .doesNotContain("\tat ");
    }

    @Test
    void tellsOfAFileThatIsNoFits() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no stars tonight");

        assertThat(run(text.toString())).isEqualTo(1);
        assertThat(progress()).startsWith("quickstart: ").contains("notes.txt").doesNotContain("\tat ");
        assertThat(out()).isEmpty();
    }

    @Test
    void tellsOfAMissingFile() {
        assertThat(run("no/such.fits")).isEqualTo(1);
        assertThat(progress()).isEqualTo("quickstart: no such file: no/such.fits" + System.lineSeparator());
    }

    @Test
    void tellsOfAFileWithoutTable() throws IOException {
        String header = String.format("%-80s%-80s%-80s%-80s", "SIMPLE  = T", "BITPIX  = 8", "NAXIS   = 0", "END");
        Path image = Files.writeString(folder.resolve("image.fits"), String.format("%-2880s", header));

        assertThat(run(image.toString())).isEqualTo(1);
        assertThat(out()).contains("0    primary        no data");
        assertThat(progress()).contains("quickstart: the file has no table to query: " + image);
    }

    private int run(String... arguments) {
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        QuickStart program = new QuickStart(print, new PrintStream(progress, true, StandardCharsets.UTF_8));
        // Dataset.show prints to Scala's console
        return Console.withOut(print, () -> program.run(arguments));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String progress() {
        return progress.toString(StandardCharsets.UTF_8);
    }
}
