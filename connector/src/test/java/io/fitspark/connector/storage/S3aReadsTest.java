// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CanSetReadahead;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.fitspark.connector.storage.HadoopFiles.Access;
import io.fitspark.fits.storage.RangeRead;

/** How S3A's own streams are used; what a server says to it is tried in the integration tests. */
class S3aReadsTest {
    @TempDir
    private Path folder;

    private final byte[] content = new byte[10_000];
    private final Store store = new Store();
    private Path local;

    /** Local files, with streams that fail on demand and note what is set. */
    private static final class Store extends RawLocalFileSystem {
        final List<Long> readaheads = Collections.synchronizedList(new ArrayList<>());
        int opened;
        int failures;

        @Override
        public FSDataInputStream open(org.apache.hadoop.fs.Path path, int bufferSize) throws IOException {
            opened++;
            return new FSDataInputStream(new Stream(super.open(path, bufferSize)));
        }

        private final class Stream extends FSInputStream implements CanSetReadahead {
            private final FSDataInputStream in;

            Stream(FSDataInputStream in) {
                this.in = in;
            }

            @Override
            public void setReadahead(Long bytes) {
                readaheads.add(bytes);
            }

            @Override
            public void seek(long position) throws IOException {
                in.seek(position);
            }

            @Override
            public long getPos() throws IOException {
                return in.getPos();
            }

            @Override
            public boolean seekToNewSource(long position) {
                return false;
            }

            @Override
            public int read() throws IOException {
                return in.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (failures > 0) {
                    failures--;
                    throw new IOException("connection reset");
                }
                return in.read(buffer, offset, length);
            }

            @Override
            public void close() throws IOException {
                in.close();
            }
        }
    }

    @BeforeEach
    void makeFile() throws IOException {
        new Random(3).nextBytes(content);
        local = Files.write(folder.resolve("stored.fits"), content);
        store.initialize(java.net.URI.create("file:///"), new Configuration());
    }

    private HadoopRangeReader open(StreamKind kind) throws IOException {
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(local.toUri());
        return HadoopRangeReader.open(
                new StoredFile(store, store.getFileStatus(path), Access.SEQUENTIAL), stream -> kind);
    }

    private byte[] slice(int from, int to) {
        return Arrays.copyOfRange(content, from, to);
    }

    @Test
    void triesAgainOnANewStreamWhatTheStreamGaveUp() throws IOException {
        try (HadoopRangeReader reader = open(StreamKind.S3A_CLASSIC)) {
            store.failures = 3;
            byte[] buffer = new byte[100];
            reader.readFully(500, buffer, 0, 100);
            assertThat(buffer).isEqualTo(slice(500, 600));
            assertThat(store.opened).isEqualTo(4);
            store.failures = 1;
            reader.readRanges(List.of(new RangeRead(0, buffer, 0, 50), new RangeRead(9000, buffer, 50, 50)));
            assertThat(buffer).startsWith(slice(0, 50)).endsWith(slice(9000, 9050));
        }
    }

    @Test
    void givesUpAfterFourTimesAndNamesTheFile() throws IOException {
        try (HadoopRangeReader reader = open(StreamKind.S3A_CLASSIC)) {
            store.failures = 100;
            assertThatThrownBy(() -> reader.readFully(0, new byte[10], 0, 10))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("Cannot read file:")
                    .hasMessageEndingWith("stored.fits, tried 4 times: connection reset");
            assertThat(store.failures).isEqualTo(96);
        }
    }

    @Test
    void leavesOtherStoresToTheirOwnRetries() throws IOException {
        try (HadoopRangeReader reader = open(StreamKind.OTHER)) {
            store.failures = 1;
            assertThatThrownBy(() -> reader.readFully(0, new byte[10], 0, 10))
                    .isInstanceOf(IOException.class)
                    .hasMessage("connection reset");
            assertThat(store.opened).isEqualTo(1);
        }
    }

    @Test
    void saysThatTheFileChangedIfThatIsWhyAReadFailed() throws IOException {
        for (StreamKind kind : List.of(StreamKind.S3A_CLASSIC, StreamKind.OTHER)) {
            try (HadoopRangeReader reader = open(kind)) {
                Files.write(local, new byte[] {1}, java.nio.file.StandardOpenOption.APPEND);
                store.failures = 1;
                assertThatThrownBy(() -> reader.readFully(0, new byte[10], 0, 10))
                        .isInstanceOf(FileChangedException.class)
                        .hasMessageContaining("stored.fits: its length was")
                        .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("connection reset"));
            }
        }
    }

    @Test
    void asksForTheRestOfAScanAndForNothingWhenItEnds() throws IOException {
        HadoopRangeReader reader = open(StreamKind.S3A_CLASSIC);
        HadoopRangeReader scan = reader.scan(9000);
        byte[] buffer = new byte[1000];
        scan.readFully(2000, buffer, 0, 1000);
        reader.readFully(0, buffer, 0, 10);
        scan.readFully(3000, buffer, 0, 1000);
        assertThat(buffer).isEqualTo(slice(3000, 4000));
        assertThat(store.opened).isEqualTo(2);
        scan.close();
        reader.close();
        assertThat(store.readaheads).containsExactly(7000L, 6000L, 0L);
    }

    @Test
    void scansOtherStoresOnTheStreamThatIsOpen() throws IOException {
        try (HadoopRangeReader reader = open(StreamKind.OTHER)) {
            assertThat(reader.scan(9000)).isSameAs(reader);
            reader.readFully(0, new byte[10], 0, 10);
        }
        assertThat(store.opened).isEqualTo(1);
        assertThat(store.readaheads).isEmpty();
    }
}
