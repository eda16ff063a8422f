// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.fitspark.connector.FitsUserException;

class FileListerTest {
    @TempDir
    private Path folder;

    private final FileLister lister = new FileLister(new Configuration());

    @BeforeEach
    void makeFiles() throws IOException {
        for (String name : List.of("b.fits", "a.fits", "c.txt", "_SUCCESS", ".hidden", "x[1].fits")) {
            Files.writeString(folder.resolve(name), name);
        }
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/d.fits"), "d");
    }

    private List<String> names(String... paths) throws IOException {
        return lister.list(List.of(paths)).stream()
                .map(file -> file.file().name())
                .toList();
    }

    @Test
    void listsADirectoryByNameWithoutHiddenFilesAndSubdirectories() throws IOException {
        assertThat(names(folder.toString())).containsExactly("a.fits", "b.fits", "c.txt", "x[1].fits");
    }

    @Test
    void keepsTheOrderOfSeveralPaths() throws IOException {
        assertThat(names(
                        folder.resolve("sub").toString(),
                        folder.resolve("b.fits").toString(),
                        folder + "/a.*"))
                .containsExactly("d.fits", "b.fits", "a.fits");
    }

    @Test
    void followsGlobs() throws IOException {
        assertThat(names(folder + "/{b,a}.fits")).containsExactly("a.fits", "b.fits");
        assertThat(names(folder + "/s*")).containsExactly("d.fits");
    }

    @Test
    void takesAnExistingFileForItselfThoughItLooksLikeAGlob() throws IOException {
        assertThat(names(folder + "/x[1].fits")).containsExactly("x[1].fits");
    }

    @Test
    void knowsLengthAndTime() throws IOException {
        SourceFile file = lister.list(List.of(folder + "/a.fits")).get(0).file();
        assertThat(file.length()).isEqualTo(6);
        assertThat(file.modificationTime())
                .isEqualTo(Files.getLastModifiedTime(folder.resolve("a.fits")).toMillis());
        assertThat(file.path()).isEqualTo("file:" + folder + "/a.fits");
    }

    @Test
    void saysThatAPathDoesNotExist() {
        for (String missing : List.of("/no.fits", "/no*.fits")) {
            assertThatThrownBy(() -> names(folder + missing))
                    .isInstanceOf(FitsUserException.class)
                    .hasMessage("[PATH_NOT_FOUND] Path does not exist: " + folder + missing
                            + ". Check its spelling and scheme.");
        }
    }

    @Test
    void saysThatThereIsNothingToRead() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Files.writeString(empty.resolve("_SUCCESS"), "");
        assertThatThrownBy(() -> names(empty.toString()))
                .isInstanceOf(FitsUserException.class)
                .hasMessageStartingWith("[NO_FILES] No file to read in " + empty);
    }

    @Test
    void saysThatNoPathWasGiven() {
        assertThatThrownBy(this::names).isInstanceOf(FitsUserException.class).hasMessageStartingWith("[PATH_MISSING]");
    }

    @Test
    void saysThatPartitionDirectoriesAreNotThereYet() throws IOException {
        Files.createDirectory(folder.resolve("night=1"));
        assertThatThrownBy(() -> names(folder.toString()))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("night=1 are not supported yet");
    }
}
