// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.table.BatchBuilder;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.write.FileOptions;
import io.fitspark.fits.write.FitsWriter;
import io.fitspark.fits.write.TableOptions;
import io.fitspark.fits.write.TableWriter;

class WriteWorkTest {

    private static final int ROWS = 50;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("t.fits");
        TableSchema schema = TableSchema.of(
                List.of(ColumnSpec.of("n", "1J"), ColumnSpec.string("s", 3), ColumnSpec.variable("v", 'E')));
        BatchBuilder builder = new BatchBuilder(schema);
        for (int row = 0; row < ROWS; row++) {
            builder.column(0).addLong(row);
            builder.column(1).addString("abc".substring(row % 4));
            for (int i = 0; i < row % 3; i++) {
                builder.column(2).addFloat(row + i);
            }
            builder.endRow();
        }
        try (FitsWriter writer = FitsWriter.create(file, FileOptions.defaults());
                TableWriter table = writer.table(schema, TableOptions.DEFAULT)) {
            table.write(builder.batch());
            table.finish();
            writer.finish();
        }
    }

    private static Worker worker(boolean once) {
        return new Worker("1", request -> FitsIoWorker.work(request, 2, once, false));
    }

    private String prepare(Worker worker, String operation, String parameters) {
        return worker.answer("prepare\trow=r\tfile=" + file + "\top=" + operation + "\t" + parameters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"layout=plain", "layout=z", "layout=z\tthreads=2"})
    void whatIsWrittenHasTheChecksumsOfWhatWasRead(String parameters) {
        Worker reading = worker(false);
        prepare(reading, "table", "columns=n,s,v");
        Worker writing = worker(false);
        prepare(writing, "write", parameters);

        assertThat(writing.answer("check")).isEqualTo(reading.answer("check")).contains("\"v\": ");
    }

    @Test
    void batchesAreThoseOfTheRowButForAToolThatTakesAllAtOnce() {
        Worker batches = worker(false);
        Worker once = worker(true);

        assertThat(prepare(batches, "append", "layout=z\tfirst=40\tbatch=7"))
                .contains("\"TableWriter.write, 7 rows a call\"");
        assertThat(prepare(once, "append", "layout=z\tfirst=40\tbatch=7")).contains("\"TableWriter.write\"");
        assertThat(once.answer("check")).isEqualTo(batches.answer("check")).contains("\"n\": \"40:");
    }

    @Test
    void theCompressedTableIsOne() throws IOException {
        WriteWork work =
                new WriteWork(Request.of(List.of("file=" + file, "op=write", "layout=z", "threads=2")), 2, false);
        work.run();

        try (Stream<Path> files = Files.list(folder)) {
            Path written = files.filter(path -> !path.equals(file)).findFirst().orElseThrow();
            try (FitsFile fits = FitsFile.open(written)) {
                assertThat(fits.hdu(1).header().requireInteger("ZNAXIS2")).isEqualTo(ROWS);
            }
        }
        assertThat(work.variant()).isEqualTo("TableWriter.write, 2 threads");
        work.clean();
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void nothingIsLeftAfterARun() {
        Worker worker = worker(false);
        prepare(worker, "write", "layout=plain");

        assertThat(worker.answer("run")).matches("\\{\"ms\": [0-9.E-]+}");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }
}
