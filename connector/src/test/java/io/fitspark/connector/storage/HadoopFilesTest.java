// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.fitspark.connector.options.ReadOptions;
import io.fitspark.connector.storage.HadoopFiles.Access;
import io.fitspark.fits.storage.RangeRead;
import io.fitspark.fits.storage.RangeReader;

class HadoopFilesTest {
    @TempDir
    private Path folder;

    private final Configuration configuration = new Configuration();
    private final HadoopFiles files = new HadoopFiles(configuration);
    private final ReadCounters counters = new ReadCounters();
    private final byte[] content = new byte[100_000];
    private Path plain;
    private Path guarded;

    @BeforeEach
    void makeFiles() throws IOException {
        new Random(1).nextBytes(content);
        plain = Files.write(folder.resolve("plain.fits"), content);
        guarded = folder.resolve("guarded.fits");
        // written through Hadoop, so with a checksum file beside it
        try (FSDataOutputStream out =
                FileSystem.getLocal(configuration).create(new org.apache.hadoop.fs.Path(guarded.toUri()))) {
            out.write(content);
        }
    }

    private SourceFile planned(Path path) throws IOException {
        return new FileLister(configuration, ReadOptions.parse(Map.of()).listing())
                .list(List.of(path.toString()))
                .files()
                .get(0)
                .file();
    }

    @Test
    void readsRangesOfBothKindsOfLocalFile() throws IOException {
        for (Path path : List.of(plain, guarded)) {
            try (RangeReader reader = files.open(planned(path), Access.RANDOM, counters)) {
                assertThat(reader.length()).isEqualTo(content.length);
                assertThat(reader.name()).endsWith(path.getFileName().toString());
                byte[] buffer = new byte[300];
                reader.readFully(99_900, buffer, 200, 100);
                assertThat(buffer).startsWith(new byte[200]).endsWith(slice(99_900, 100));
                reader.readRanges(List.of(
                        new RangeRead(50, buffer, 0, 100),
                        new RangeRead(10, buffer, 100, 20),
                        new RangeRead(55, buffer, 120, 10)));
                assertThat(buffer).startsWith(slice(50, 100));
                assertThat(java.util.Arrays.copyOfRange(buffer, 100, 120)).isEqualTo(slice(10, 20));
                assertThat(java.util.Arrays.copyOfRange(buffer, 120, 130)).isEqualTo(slice(55, 10));
            }
        }
        assertThat(counters.requests()).isEqualTo(8);
        assertThat(counters.bytes()).isEqualTo(2 * (100 + 130));
    }

    private byte[] slice(int from, int length) {
        return java.util.Arrays.copyOfRange(content, from, from + length);
    }

    @Test
    void refusesRangesBeyondTheEndAndTheBuffer() throws IOException {
        for (Path path : List.of(plain, guarded)) {
            try (RangeReader reader = files.open(planned(path), Access.RANDOM, counters)) {
                assertThatThrownBy(() -> reader.readFully(99_990, new byte[11], 0, 11))
                        .isInstanceOf(EOFException.class)
                        .hasMessageContaining(path.getFileName().toString());
                assertThatThrownBy(() -> reader.readFully(0, new byte[10], 5, 6))
                        .isInstanceOf(IndexOutOfBoundsException.class)
                        .hasMessageContaining("10");
                assertThatThrownBy(() -> reader.readFully(-1, new byte[10], 0, 1))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("-1");
            }
        }
    }

    @Test
    void heedsAChecksumFile() throws IOException {
        SourceFile file = planned(guarded);
        content[5000] ^= 1;
        Files.write(guarded, content);
        Files.setLastModifiedTime(guarded, FileTime.fromMillis(file.modificationTime()));
        try (RangeReader reader = files.open(file, Access.SEQUENTIAL, counters)) {
            assertThatThrownBy(() -> reader.readFully(0, new byte[10_000], 0, 10_000))
                    .isInstanceOf(ChecksumException.class)
                    .hasMessageContaining("guarded.fits");
        }
    }

    @Test
    void noticesThatAFileChangedOrWentAway() throws IOException {
        SourceFile file = planned(plain);
        Files.setLastModifiedTime(plain, FileTime.fromMillis(file.modificationTime() + 5000));
        assertThatThrownBy(() -> files.open(file, Access.RANDOM, counters))
                .isInstanceOf(FileChangedException.class)
                .hasMessageContaining("plain.fits: its modification time was");
        Files.delete(plain);
        assertThatThrownBy(() -> files.open(file, Access.RANDOM, counters))
                .isInstanceOf(FileMissingException.class)
                .hasMessageContaining("plain.fits: it does not exist any more");
        ListedFile listed = ListedFile.of(
                new org.apache.hadoop.fs.FileStatus(10, false, 1, 1, 1, new org.apache.hadoop.fs.Path(plain.toUri())));
        assertThatThrownBy(() -> files.open(listed, Access.RANDOM, counters))
                .isInstanceOf(FileMissingException.class)
                .hasMessageContaining("plain.fits: it does not exist any more");
    }

    @Test
    void countsInHadoopsStatisticsWhatItReadsWithoutHadoop() throws IOException {
        long before = bytesRead();
        try (RangeReader reader = files.open(planned(plain), Access.SEQUENTIAL, counters)) {
            reader.readFully(0, new byte[content.length], 0, content.length);
        }
        assertThat(bytesRead() - before).isEqualTo(content.length);
    }

    /** The way in which Spark asks. */
    @SuppressWarnings("deprecation")
    private static long bytesRead() {
        return FileSystem.getAllStatistics().stream()
                .mapToLong(statistics -> statistics.getThreadStatistics().getBytesRead())
                .sum();
    }
}
