// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathStateTest {
    @TempDir
    private Path folder;

    private PathState state(String name) throws IOException {
        return PathState.of(folder.resolve(name).toString(), new Configuration());
    }

    @Test
    void tellsAFileFromADirectoryAndFromNothing() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        Files.createDirectory(folder.resolve("directory"));
        Files.writeString(folder.resolve("directory/a"), "");
        assertThat(state("absent")).isEqualTo(PathState.ABSENT);
        assertThat(state("file")).isEqualTo(PathState.FILE);
        assertThat(state("directory")).isEqualTo(PathState.DIRECTORY);
        assertThat(state("absent").hasFiles()).isFalse();
        assertThat(state("file").hasFiles()).isTrue();
    }

    @Test
    void doesNotCountWhatAReadPassesOver() throws IOException {
        Path directory = Files.createDirectories(folder.resolve("d"));
        Files.createDirectories(directory.resolve("_fitspark-1"));
        Files.writeString(directory.resolve("_fitspark-1/a.fits"), "");
        Files.writeString(directory.resolve(".hidden"), "");
        Files.createDirectories(directory.resolve("sub"));
        Files.writeString(directory.resolve("sub/a.fits"), "");
        Files.createDirectories(directory.resolve("night=1"));
        assertThat(state("d")).isEqualTo(PathState.EMPTY_DIRECTORY);
        assertThat(state("d").hasFiles()).isFalse();
        Files.writeString(directory.resolve("night=1/a.fits"), "");
        assertThat(state("d")).isEqualTo(PathState.DIRECTORY);
    }
}
