// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPublicationTest {

    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void write(LocalPublication publication, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        publication.writer().write(0, bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void appearsWholeWhenItIsPublished(boolean durable) throws IOException {
        Path target = folder.resolve("a.fits");
        try (LocalPublication publication = LocalPublication.begin(target, durable)) {
            write(publication, "new");
            assertThat(names()).singleElement().asString().matches("\\.a\\.fits\\.[0-9a-f]{16}\\.part");
            assertThat(publication.target()).isEqualTo(target.toAbsolutePath());
            assertThat(publication.writer().name()).isEqualTo(target.toString());
            publication.publish();
            assertThatThrownBy(publication::publish)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("published or closed already: " + target.toAbsolutePath());
        }
        assertThat(names()).containsExactly("a.fits");
        assertThat(target).hasContent("new");
    }

    @Test
    void leavesTheOldFileUntilThen() throws IOException {
        Path target = Files.writeString(folder.resolve("a.fits"), "old");
        try (LocalPublication publication = LocalPublication.begin(target, false)) {
            write(publication, "new");
            assertThat(target).hasContent("old");
        }
        assertThat(target).hasContent("old");
        assertThat(names()).containsExactly("a.fits");
        try (LocalPublication publication = LocalPublication.begin(target, false)) {
            write(publication, "new");
            publication.publish();
        }
        assertThat(target).hasContent("new");
    }

    @Test
    void hasThePermissionsOfANewFileOrOfTheOldOne() throws IOException {
        Path plain = Files.createFile(folder.resolve("plain"));
        Path target = folder.resolve("a.fits");
        try (LocalPublication publication = LocalPublication.begin(target, false)) {
            publication.publish();
        }
        assertThat(Files.getPosixFilePermissions(target)).isEqualTo(Files.getPosixFilePermissions(plain));
        for (String permissions : List.of("rw-------", "r--r-----", "rwxrwxrwx")) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(permissions));
            try (LocalPublication publication = LocalPublication.begin(target, false)) {
                write(publication, permissions);
                publication.publish();
            }
            assertThat(Files.getPosixFilePermissions(target)).isEqualTo(PosixFilePermissions.fromString(permissions));
            assertThat(target).hasContent(permissions);
        }
    }

    @Test
    void followsSymbolicLinks() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link.fits"), Path.of("real/a.fits"));
        for (String text : List.of("first", "second")) {
            try (LocalPublication publication = LocalPublication.begin(link, true)) {
                write(publication, text);
                publication.publish();
            }
            assertThat(link).isSymbolicLink().hasContent(text);
            assertThat(real.resolve("a.fits")).isRegularFile().hasContent(text);
        }
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        assertThatThrownBy(() -> LocalPublication.begin(loop, false))
                .isInstanceOf(FileSystemLoopException.class)
                .hasMessageContaining(loop.toString());
    }

    @Test
    void refusesWhatIsNoPlaceForAFile() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("d"));
        for (Path path : List.of(directory, Path.of("/"), Path.of("/dev/null"))) {
            assertThatThrownBy(() -> LocalPublication.begin(path, false))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessage(path + ": it is no file that could be replaced");
        }
        assertThatThrownBy(() -> LocalPublication.begin(folder.resolve("missing/a.fits"), false))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("missing");
        assertThat(names()).containsExactly("d");
    }

    @Test
    void takesTheLongestNames() throws IOException {
        Path target = folder.resolve("n".repeat(255));
        try (LocalPublication publication = LocalPublication.begin(target, false)) {
            write(publication, "x");
            publication.publish();
        }
        assertThat(target).hasContent("x");
        for (String name : List.of("n".repeat(255), "\u00e9".repeat(127), "\ud83d\ude00".repeat(63))) {
            String hidden = LocalPublication.hidden(name);
            assertThat(hidden.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(255);
            assertThat(hidden).startsWith("." + name.substring(0, 40)).matches("(?s).*\\.[0-9a-f]{16}\\.part");
        }
        assertThat(LocalPublication.hidden("a.fits")).isNotEqualTo(LocalPublication.hidden("a.fits"));
    }

    @Test
    void leavesNothingWhenItsDirectoryIsGone() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("d"));
        try (LocalPublication publication = LocalPublication.begin(directory.resolve("a.fits"), false)) {
            Files.move(directory, folder.resolve("moved"));
            assertThatThrownBy(publication::publish)
                    .isInstanceOf(NoSuchFileException.class)
                    .hasMessageContaining("a.fits");
        }
    }
}
