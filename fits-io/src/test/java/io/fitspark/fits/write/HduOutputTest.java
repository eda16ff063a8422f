// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.checksum.HduSums;
import io.fitspark.fits.checksum.SumStatus;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.storage.MemoryRangeReader;
import io.fitspark.fits.storage.MemoryRangeWriter;
import io.fitspark.fits.storage.Spool;

class HduOutputTest {

    private static final FileOptions SMALL = FileOptions.defaults().withSpoolMemory(1000);

    @TempDir
    Path folder;

    /** The three kinds of output. */
    enum Output {
        FILE,
        MEMORY,
        STREAM
    }

    @FunctionalInterface
    private interface Content {
        void write(FitsWriter writer) throws IOException;
    }

    private byte[] write(Output output, Content content) throws IOException {
        Path path = folder.resolve("out.fits");
        MemoryRangeWriter memory = new MemoryRangeWriter("m.fits");
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        FileOptions options = SMALL.withSpoolDirectory(folder);
        try (FitsWriter writer =
                switch (output) {
                    case FILE -> FitsWriter.create(path, options);
                    case MEMORY -> FitsWriter.to(memory, options);
                    case STREAM -> FitsWriter.to(stream, "s.fits", options);
                }) {
            content.write(writer);
            writer.finish();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(file -> !file.equals(path))).isEmpty();
        }
        return switch (output) {
            case FILE -> Files.readAllBytes(path);
            case MEMORY -> memory.toBytes();
            case STREAM -> stream.toByteArray();
        };
    }

    private static void check(byte[] bytes, int index, TestHdu table) throws IOException {
        check(bytes, index, table.main(), table.heap());
    }

    private static void check(byte[] bytes, int index, byte[] main, byte[] heap) throws IOException {
        assertThat(bytes.length % 2880).isZero();
        try (FitsFile file = FitsFile.open(new MemoryRangeReader("w.fits", bytes))) {
            assertThat(file.warnings()).isEmpty();
            Hdu hdu = file.hdu(index);
            assertThat(hdu.warnings()).isEmpty();
            assertThat(hdu.entry().dataLength()).isEqualTo(main.length + heap.length);
            int at = (int) hdu.entry().dataOffset();
            assertThat(Arrays.equals(bytes, at, at + main.length, main, 0, main.length))
                    .isTrue();
            at += main.length;
            assertThat(Arrays.equals(bytes, at, at + heap.length, heap, 0, heap.length))
                    .isTrue();
            assertThat(HduSums.verify(file, hdu)).isEqualTo(new HduSums(SumStatus.VALID, SumStatus.VALID));
        }
    }

    @ParameterizedTest
    @EnumSource
    void putsMainPartAndHeapInTheirPlaces(Output output) throws IOException {
        for (boolean isMainKnown : List.of(true, false)) {
            for (int seed = 0; seed < 6; seed++) {
                TestHdu first = TestHdu.random(seed, 1003 * seed, 7, 90_001 * (seed % 3));
                TestHdu second = TestHdu.random(seed, 5, 2880, 0);
                long pieces = seed;
                byte[] bytes = write(output, writer -> {
                    first.write(writer, isMainKnown, pieces);
                    second.write(writer, isMainKnown, pieces);
                });
                check(bytes, 1, first);
                check(bytes, 2, second);
            }
        }
    }

    @Test
    void allKindsOfOutputGiveTheSameBytes() throws IOException {
        TestHdu table = TestHdu.random(3, 1000, 13, 50_000);
        byte[] expected = write(Output.FILE, writer -> table.write(writer, true, 1));
        for (Output output : Output.values()) {
            assertThat(write(output, writer -> table.write(writer, false, 2))).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void widensRowsAndMovesTheHeap(Output output) throws IOException {
        for (boolean isMainKnown : List.of(true, false)) {
            for (int rows : List.of(0, 1, 100_000)) {
                TestHdu table = TestHdu.random(rows, rows, 5, 300_001);
                byte[] wide = new byte[rows * 12];
                for (int row = 0; row < rows; row++) {
                    System.arraycopy(table.main(), row * 5, wide, row * 12 + 3, 5);
                    wide[row * 12] = (byte) row;
                }
                byte[] bytes = write(output, writer -> {
                    long main = isMainKnown ? table.main().length : -1;
                    try (HduOutput out = HduOutput.begin(writer.nextHdu(), 30, main, (byte) 0)) {
                        table.writePieces(out, 5);
                        out.widenMain(5, 12, (from, to, count, row) -> {
                            Arrays.fill(to, (byte) 0);
                            for (int i = 0; i < count; i++) {
                                System.arraycopy(from, i * 5, to, i * 12 + 3, 5);
                                to[i * 12] = (byte) (row + i);
                            }
                        });
                        assertThat(out.mainLength()).isEqualTo(wide.length);
                        out.finish(table.header(12));
                    }
                });
                check(bytes, 1, wide, table.heap());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsAndOverwritesTheMainPart(Output output) throws IOException {
        TestHdu table = TestHdu.random(1, 100_000, 5, 1000);
        byte[] changed = table.main().clone();
        changed[7] = 1;
        changed[8] = 2;
        changed[499_999] = 3;
        byte[] bytes = write(output, writer -> {
            try (HduOutput out = HduOutput.begin(writer.nextHdu(), 30, -1, (byte) 0)) {
                table.writePieces(out, 6);
                out.overwriteMain(7, new byte[] {0, 1, 2}, 1, 2);
                out.overwriteMain(499_999, new byte[] {3}, 0, 1);
                byte[] read = new byte[changed.length];
                out.readMain(0, read, 0, read.length);
                assertThat(read).isEqualTo(changed);
                assertThatThrownBy(() -> out.readMain(499_999, read, 0, 2))
                        .isInstanceOf(EOFException.class)
                        .hasMessageStartingWith("2 bytes at 499999 are beyond the end of a part of 500000 bytes");
                out.finish(table.header());
            }
        });
        check(bytes, 1, changed, table.heap());
    }

    @ParameterizedTest
    @EnumSource
    void takesSpoolsIntoTheHeap(Output output) throws IOException {
        TestHdu table = TestHdu.random(1, 10, 5, 300_003);
        for (boolean isMainKnown : List.of(true, false)) {
            byte[] bytes = write(output, writer -> {
                try (Spool spool = new Spool(1000, folder);
                        HduOutput out = HduOutput.begin(writer.nextHdu(), 30, isMainKnown ? 50 : -1, (byte) 0)) {
                    out.heap(table.heap(), 0, 3);
                    spool.append(table.heap(), 3, 150_000);
                    out.heap(spool);
                    assertThat(out.heapLength()).isEqualTo(150_003);
                    try (Spool more = new Spool(1000, folder)) {
                        more.append(table.heap(), 150_003, 150_000);
                        long sum = io.fitspark.fits.checksum.OnesSum.of(table.heap(), 150_003, 150_000);
                        out.heap(more, sum);
                    }
                    out.main(table.main(), 0, 50);
                    out.finish(table.header());
                }
            });
            check(bytes, 1, table);
        }
    }

    @Test
    void padsAsItIsTold() throws IOException {
        byte[] bytes = write(Output.MEMORY, writer -> {
            try (HduOutput out = HduOutput.begin(writer.nextHdu(), 30, -1, (byte) ' ')) {
                out.main(new byte[] {'7', '8', '9'}, 0, 3);
                out.finish(HeaderBuilder.create()
                        .structural("XTENSION", "TABLE", "")
                        .structural("BITPIX", 8, "")
                        .structural("NAXIS", 2, "")
                        .structural("NAXIS1", 3, "")
                        .structural("NAXIS2", 1, "")
                        .structural("PCOUNT", 0, "")
                        .structural("GCOUNT", 1, "")
                        .structural("TFIELDS", 0, ""));
            }
        });
        check(bytes, 1, new byte[] {'7', '8', '9'}, new byte[0]);
        assertThat(bytes[bytes.length - 1]).isEqualTo((byte) ' ');
    }

    @Test
    void signsOnlyIfAskedAndDropsOldSums() throws IOException {
        TestHdu table = TestHdu.random(1, 10, 5, 0);
        HeaderBuilder header = table.header()
                .structural("DATASUM", "5", "stale")
                .structural("CHECKSUM", "stale", "")
                .set("LAST", 1, "");
        byte[] bytes = write(Output.MEMORY, writer -> {
            for (boolean checksum : List.of(false, true)) {
                try (HduOutput out = HduOutput.begin(writer.nextHdu(), 30, -1, (byte) 0)) {
                    out.main(table.main(), 0, 50);
                    out.finish(header, checksum);
                }
            }
        });
        assertThat(header.has("DATASUM")).isTrue();
        try (FitsFile file = FitsFile.open(new MemoryRangeReader("w.fits", bytes))) {
            assertThat(HduSums.verify(file, file.hdu(1))).isEqualTo(new HduSums(SumStatus.ABSENT, SumStatus.ABSENT));
            assertThat(file.hdu(1).header().has("CHECKSUM")).isFalse();
            assertThat(file.hdu(2).header().cards().stream().skip(9).map(card -> card.keyword()))
                    .containsExactly("LAST", "CHECKSUM", "DATASUM");
        }
        check(bytes, 2, table);
    }

    @ParameterizedTest
    @EnumSource
    void fillsReservedBlocksWithBlankCards(Output output) throws IOException {
        TestHdu table = TestHdu.random(1, 10, 5, 10);
        byte[] bytes = write(output, writer -> {
            try (HduOutput out = HduOutput.begin(writer.nextHdu(), 100, 50, (byte) 0)) {
                table.writePieces(out, 1);
                out.finish(table.header());
            }
        });
        check(bytes, 1, table);
        assertThat(bytes.length / 2880).isEqualTo(5);
    }

    @Test
    void refusesWhatWasSaidOtherwise() throws IOException {
        MemoryRangeWriter memory = new MemoryRangeWriter("m.fits");
        HeaderBuilder large = TestHdu.random(1, 1, 1, 0).header();
        for (int i = 0; i < 40; i++) {
            large.set("K" + i, i, "");
        }
        refuses("the header has 2 blocks, 1 were left free for it [m.fits]", out -> {
            out.main(new byte[10], 0, 10);
            out.finish(large);
        });
        refuses("more than the 10 bytes that the main part was said to have [m.fits]", out -> {
            out.main(new byte[10], 0, 10);
            out.main(new byte[1], 0, 1);
        });
        refuses("the main part has 9 bytes, it was said to have 10 [m.fits]", out -> {
            out.main(new byte[9], 0, 9);
            out.finish(HeaderBuilder.create());
        });
        refuses("the main part has 18 bytes, it was said to have 20 [m.fits]", out -> {
            out.main(new byte[9], 0, 9);
            out.widenMain(1, 2, (from, to, rows, row) -> {});
            out.finish(HeaderBuilder.create());
        });
        assertThat(memory.toBytes()).isEmpty();
    }

    @FunctionalInterface
    private interface Use {
        void of(HduOutput out) throws IOException;
    }

    private static void refuses(String message, Use use) throws IOException {
        FitsWriter writer = FitsWriter.to(new MemoryRangeWriter("m.fits"), SMALL);
        try (writer;
                HduOutput out = HduOutput.begin(writer.nextHdu(), 10, 10, (byte) 0)) {
            assertThatThrownBy(() -> use.of(out))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(message);
            assertThatThrownBy(() -> out.main(new byte[1], 0, 1))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the file cannot be finished: writing to it failed before [m.fits]");
            assertThatThrownBy(writer::finish)
                    .isInstanceOf(IOException.class)
                    .hasMessage("the file cannot be finished: writing to it failed before [m.fits]");
        }
    }

    @Test
    void endsOnce() throws IOException {
        TestHdu table = TestHdu.random(1, 1, 1, 0);
        try (FitsWriter writer = FitsWriter.to(new MemoryRangeWriter("m.fits"), SMALL);
                HduOutput out = HduOutput.begin(writer.nextHdu(), 12, -1, (byte) 0)) {
            out.main(new byte[1], 0, 1);
            out.finish(table.header());
            assertThatThrownBy(() -> out.finish(table.header()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the HDU was ended already [m.fits]");
            writer.finish();
        }
    }
}
