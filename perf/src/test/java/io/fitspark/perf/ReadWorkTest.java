// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadWorkTest {

    @TempDir
    Path folder;

    @Test
    void aFileIsReadToItsEndAndNothingIsDecoded() throws IOException {
        Path file = folder.resolve("f");
        Files.write(file, new byte[300_001]);
        Worker worker = new Worker("1", request -> new ReadWork(request.file()));

        assertThat(worker.answer("prepare\trow=r\tfile=" + file + "\top=read"))
                .matches("\\{\"ok\": true, \"variant\": \"FSDataInputStream.read, (64|256|1024|4096) KiB at once\"}");
        assertThat(worker.answer("check")).isEqualTo("{\"skip\": \"this tool decodes nothing\"}");
        assertThat(worker.answer("run")).matches("\\{\"ms\": [0-9.E-]+}");
    }

    @Test
    void aFileThatIsNotThereIsAnError() {
        String missing = folder.resolve("missing").toString();

        assertThatThrownBy(() -> new ReadWork(missing))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(FileNotFoundException.class)
                .hasMessageContaining(missing);
    }
}
