// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.fitspark.connector.FitsUserException;
import io.fitspark.connector.options.ReadOptions;
import io.fitspark.connector.schema.ConstantColumn;
import io.fitspark.connector.schema.ConstantType;

class FileListerTest {
    @TempDir
    private Path folder;

    private static FileListing list(Map<String, String> options, String... paths) throws IOException {
        return new FileLister(new Configuration(), ReadOptions.parse(options).listing()).list(List.of(paths));
    }

    @BeforeEach
    void makeFiles() throws IOException {
        for (String name : List.of("b.fits", "a.fits", "c.txt", "_SUCCESS", ".hidden", "x[1].fits")) {
            Files.writeString(folder.resolve(name), name);
        }
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/d.fits"), "d");
    }

    private List<String> names(String... paths) throws IOException {
        return names(Map.of(), paths);
    }

    private static List<String> names(Map<String, String> options, String... paths) throws IOException {
        return list(options, paths).files().stream()
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
    void passesOverHiddenNamesThatAGlobFinds() throws IOException {
        assertThat(names(folder + "/*")).containsExactly("a.fits", "b.fits", "c.txt", "d.fits", "x[1].fits");
        assertThat(names(folder + "/_SUCCESS")).containsExactly("_SUCCESS");
    }

    @Test
    void takesAnExistingFileForItselfThoughItLooksLikeAGlob() throws IOException {
        assertThat(names(folder + "/x[1].fits")).containsExactly("x[1].fits");
    }

    @Test
    void knowsLengthAndTime() throws IOException {
        SourceFile file = list(Map.of(), folder + "/a.fits").files().get(0).file();
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
    void findsNothingInADirectoryOfHiddenFiles() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Files.writeString(empty.resolve("_SUCCESS"), "");
        assertThat(names(empty.toString())).isEmpty();
    }

    @Test
    void saysThatNoPathWasGiven() {
        assertThatThrownBy(this::names).isInstanceOf(FitsUserException.class).hasMessageStartingWith("[PATH_MISSING]");
    }

    @Test
    void takesOnlyNamesThatFitAGlob() throws IOException {
        assertThat(names(Map.of("pathGlobFilter", "*.txt"), folder.toString())).containsExactly("c.txt");
        assertThat(names(Map.of("pathGlobFilter", "[ab].fits"), folder.toString(), folder + "/c.txt"))
                .containsExactly("a.fits", "b.fits");
        assertThatThrownBy(() -> names(Map.of("pathGlobFilter", "{a"), folder.toString()))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("'pathGlobFilter' cannot be '{a': expected a glob such as *.fits");
    }

    @Test
    void takesOnlyFilesOfAnAge() throws IOException {
        Files.setLastModifiedTime(folder.resolve("a.fits"), FileTime.from(Instant.parse("2026-03-01T12:00:00Z")));
        Files.setLastModifiedTime(folder.resolve("b.fits"), FileTime.from(Instant.parse("2026-03-02T00:00:00Z")));
        String path = folder + "/{a,b}.fits";
        assertThat(names(Map.of("modifiedBefore", "2026-03-02"), path)).containsExactly("a.fits");
        assertThat(names(Map.of("modifiedBefore", "2026-03-02T00:00:01"), path)).containsExactly("a.fits", "b.fits");
        assertThat(names(Map.of("modifiedAfter", "2026-03-01 12:00:00"), path)).containsExactly("b.fits");
        assertThat(names(Map.of("modifiedAfter", "2026-03-01T13:00:00+02:00"), path))
                .containsExactly("a.fits", "b.fits");
        assertThatThrownBy(() -> names(Map.of("modifiedAfter", "yesterday"), path))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("'modifiedAfter' cannot be 'yesterday'");
    }

    @Test
    void goesIntoAllSubdirectoriesIfAsked() throws IOException {
        for (String name : List.of("sub/deep/e.fits", "_tmp/f.fits", "sub/.h/g.fits", "night=1/n.fits")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), name);
        }
        FileListing listing = list(Map.of("recursiveFileLookup", "true"), folder.toString());
        assertThat(listing.files())
                .extracting(file -> file.file().name())
                .containsExactly("a.fits", "b.fits", "c.txt", "n.fits", "d.fits", "e.fits", "x[1].fits");
        assertThat(listing.partitionColumns()).isEmpty();
    }

    private Path partitions(String... directories) throws IOException {
        Path root = Files.createDirectory(folder.resolve("p"));
        for (String directory : directories) {
            Files.createDirectories(root.resolve(directory));
            Files.writeString(root.resolve(directory).resolve("a.fits"), "a");
        }
        return root;
    }

    private static List<String> partitionsOf(FileListing listing) {
        return listing.files().stream().map(file -> file.partition().toString()).toList();
    }

    @Test
    void makesColumnsOfDirectoryNames() throws IOException {
        Path root = partitions("night=3/band=g", "night=20/band=r%2Fi", "night=__HIVE_DEFAULT_PARTITION__/band=g");
        FileListing listing = list(Map.of(), root.toString());
        assertThat(listing.partitionColumns())
                .containsExactly(
                        new ConstantColumn("night", ConstantType.INT), new ConstantColumn("band", ConstantType.STRING));
        assertThat(partitionsOf(listing)).containsExactly("[20, r/i]", "[3, g]", "[null, g]");
    }

    @Test
    void findsTheNarrowestTypeOfPartitionValues() throws IOException {
        Path root = partitions(
                "l=5000000000/d=1.5/day=2026-03-01/t=2026-03-01 01:02:03.5/s=1f",
                "l=7/d=-2e3/day=1969-12-31/t=1970-01-01 00:00:00/s=2");
        FileListing listing = list(Map.of(), root.toString());
        assertThat(listing.partitionColumns())
                .extracting(ConstantColumn::type)
                .containsExactly(
                        ConstantType.BIGINT,
                        ConstantType.DOUBLE,
                        ConstantType.DATE,
                        ConstantType.TIMESTAMP,
                        ConstantType.STRING);
        assertThat(partitionsOf(listing))
                .containsExactly("[5000000000, 1.5, 20513, 1772326923500000, 1f]", "[7, -2000.0, -1, 0, 2]");
    }

    @Test
    void keepsAllDigitsOfPartitionValues() throws IOException {
        Path root = partitions("id=12345678901234567890/n=007", "id=12345678901234567891/n=+5");
        FileListing listing = list(Map.of(), root.toString());
        assertThat(listing.partitionColumns())
                .extracting(ConstantColumn::type)
                .containsExactly(ConstantType.STRING, ConstantType.INT);
        assertThat(partitionsOf(listing)).containsExactly("[12345678901234567890, 7]", "[12345678901234567891, 5]");
    }

    @Test
    void beginsPartitionColumnsBelowTheBasePath() throws IOException {
        Path root = partitions("night=3/band=g", "night=20/band=r");
        String one = root.resolve("night=3/band=g").toString();
        assertThat(list(Map.of(), one).partitionColumns()).isEmpty();
        FileListing listing = list(Map.of("basePath", root.toString()), one, root + "/night=20/band=r/a.fits");
        assertThat(listing.partitionColumns()).extracting(ConstantColumn::name).containsExactly("night", "band");
        assertThat(partitionsOf(listing)).containsExactly("[3, g]", "[20, r]");
        assertThatThrownBy(() -> list(Map.of("basePath", "/elsewhere"), one))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("'basePath' cannot be '/elsewhere': expected a directory that file:" + one);
    }

    @Test
    void refusesDirectoriesOfDifferentPartitions() throws IOException {
        Path root = partitions("night=3/band=g", "band=r");
        assertThatThrownBy(() -> list(Map.of(), root.toString()))
                .isInstanceOf(FitsUserException.class)
                .hasMessageStartingWith("[PARTITION_CONFLICT] The directory file:" + root + "/")
                .hasMessageContaining("its partition columns are [")
                .hasMessageContaining("recursiveFileLookup=true");
    }

    /** Asking each local file for its blocks would start a program for each. */
    @Test
    void doesNotAskLocalFilesForTheirBlocks() throws IOException {
        for (int i = 0; i < 40; i++) {
            Files.writeString(folder.resolve("many" + i + ".fits"), "x");
        }
        for (String path : List.of(folder.toString(), folder + "/many*.fits")) {
            assertThat(list(Map.of(), path).files())
                    .hasSizeGreaterThanOrEqualTo(40)
                    .noneSatisfy(file -> assertThat(file.status()).isInstanceOf(LocatedFileStatus.class));
        }
    }
}
