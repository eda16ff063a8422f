// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsBytes;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.HduEntry;
import io.fitspark.fits.checksum.HduSums;
import io.fitspark.fits.checksum.SumStatus;
import io.fitspark.fits.header.HeaderBuilder;
import io.fitspark.fits.storage.MemoryRangeReader;
import io.fitspark.fits.storage.MemoryRangeWriter;

class FitsWriterTest {

    @TempDir
    Path folder;

    private static FitsFile read(MemoryRangeWriter memory) throws IOException {
        return FitsFile.open(new MemoryRangeReader("w.fits", memory.toBytes()));
    }

    @Test
    void writesAPrimaryHduWithCards() throws IOException {
        MemoryRangeWriter memory = new MemoryRangeWriter("m.fits");
        try (FitsWriter writer = FitsWriter.to(memory, FileOptions.defaults())) {
            writer.primary(HeaderBuilder.create().set("OBJECT", "M 31", "").comment("text"));
            writer.finish();
        }
        try (FitsFile file = read(memory)) {
            assertThat(file.hduCount()).isEqualTo(1);
            assertThat(file.hdu(0).warnings()).isEmpty();
            assertThat(file.hdu(0).header().cards().stream().map(card -> card.keyword()))
                    .containsExactly("SIMPLE", "BITPIX", "NAXIS", "EXTEND", "OBJECT", "COMMENT", "CHECKSUM", "DATASUM");
            assertThat(file.hdu(0).header().requireString("DATASUM")).isEqualTo("0");
            assertThat(HduSums.verify(file, file.hdu(0))).isEqualTo(new HduSums(SumStatus.VALID, SumStatus.VALID));
        }
    }

    @Test
    void aFileOfNothingElseHasAPrimaryHdu() throws IOException {
        Path path = folder.resolve("a.fits");
        try (FitsWriter writer = FitsWriter.create(path, FileOptions.defaults().withDurable(true))) {
            writer.finish();
        }
        assertThat(path).hasSize(2880);
        try (FitsFile file = FitsFile.open(path)) {
            assertThat(file.hduCount()).isEqualTo(1);
        }
    }

    @Test
    void leavesNothingUnlessItIsFinished() throws IOException {
        Path path = folder.resolve("a.fits");
        for (String old : Arrays.asList(null, "old")) {
            if (old != null) {
                Files.writeString(path, old);
            }
            try (FitsWriter writer = FitsWriter.create(path, FileOptions.defaults())) {
                TestHdu.random(1, 100_000, 10, 5_000_000).write(writer, false, 1);
            }
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).hasSize(old == null ? 0 : 1);
            }
        }
        assertThat(path).hasContent("old");
    }

    @Test
    void endsTheHduBeforeTheNextOneAndOnFinishing() throws IOException {
        MemoryRangeWriter memory = new MemoryRangeWriter("m.fits");
        List<String> events = new ArrayList<>();
        try (FitsWriter writer = FitsWriter.to(memory, FileOptions.defaults())) {
            for (String name : List.of("a", "b", "c")) {
                HduOutput out = HduOutput.begin(writer.nextHdu(), 20, -1, (byte) 0);
                writer.opened(new OpenHdu() {
                    @Override
                    public void finish() throws IOException {
                        events.add("end " + name);
                        out.finish(TestHdu.random(1, 0, 1, 0).header());
                    }

                    @Override
                    public void close() {
                        events.add("close " + name);
                    }
                });
                events.add("begin " + name);
                if (name.equals("b")) {
                    writer.finish();
                    break;
                }
            }
        }
        assertThat(events).containsExactly("begin a", "end a", "begin b", "end b");
        try (FitsFile file = read(memory)) {
            assertThat(file.hduCount()).isEqualTo(3);
        }
    }

    @Test
    void closesTheHduThatWasNotEnded() throws IOException {
        List<String> events = new ArrayList<>();
        try (FitsWriter writer = FitsWriter.to(new MemoryRangeWriter("m.fits"), FileOptions.defaults())) {
            writer.nextHdu();
            writer.opened(new OpenHdu() {
                @Override
                public void finish() {
                    events.add("end");
                }

                @Override
                public void close() {
                    events.add("close");
                }
            });
        }
        assertThat(events).containsExactly("close");
    }

    @Test
    void refusesWhatComesTooLate() throws IOException {
        FitsWriter writer = FitsWriter.to(new ByteArrayOutputStream(), "s.fits", FileOptions.defaults());
        try (writer) {
            writer.primary(HeaderBuilder.create());
            assertThatThrownBy(() -> writer.primary(HeaderBuilder.create()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the primary HDU comes first [s.fits]");
            try (FitsFile other = new FitsBytes().primary().open()) {
                assertThatThrownBy(() -> writer.copy(other, other.hdu(0)))
                        .isInstanceOf(FitsWriteException.class)
                        .hasMessage("a primary HDU can only be copied to the beginning of a file [s.fits]");
            }
            writer.finish();
            assertThatThrownBy(writer::finish)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the file was finished or closed already [s.fits]");
        }
        assertThatThrownBy(() -> writer.primary(HeaderBuilder.create()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the file was finished or closed already [s.fits]");
    }

    static Stream<String> files() {
        return Stream.of("headers", "tables", "ztables", "ascii", "checksums")
                .flatMap(name -> Corpus.files(name).stream());
    }

    @ParameterizedTest
    @MethodSource("files")
    void copiesHdusByteForByte(String name) throws IOException {
        Path path = folder.resolve("copy.fits");
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (FitsFile file = FitsFile.open(Corpus.path(name))) {
            try (FitsWriter local = FitsWriter.create(path, FileOptions.defaults());
                    FitsWriter to = FitsWriter.to(stream, "s.fits", FileOptions.defaults())) {
                for (int i = 0; i < file.hduCount(); i++) {
                    local.copy(file, file.hdu(i));
                    to.copy(file, file.hdu(i));
                }
                local.finish();
                to.finish();
            }
            HduEntry last = file.entries().get(file.hduCount() - 1);
            byte[] original = new byte[(int) Math.min(file.reader().length(), stream.size())];
            file.reader().readFully(0, original, 0, original.length);
            assertThat((long) stream.size()).isGreaterThanOrEqualTo(last.dataOffset() + last.dataLength());
            assertThat(stream.size() % 2880).isZero();
            assertThat(stream.toByteArray()).startsWith(original);
            assertThat(Files.readAllBytes(path)).isEqualTo(stream.toByteArray());
            try (FitsFile copy = FitsFile.open(path)) {
                assertThat(copy.entries()).isEqualTo(file.entries());
            }
        }
    }

    @Test
    void copiesAnHduBehindOthers() throws IOException {
        byte[] data = new byte[100];
        Arrays.fill(data, (byte) 7);
        MemoryRangeWriter memory = new MemoryRangeWriter("m.fits");
        try (FitsFile other = new FitsBytes()
                        .primary()
                        .image("A", 1, 5)
                        .image("B", 2, 6)
                        .open();
                FitsWriter writer = FitsWriter.to(memory, FileOptions.defaults())) {
            writer.copy(other, other.hdu(2));
            TestHdu.random(1, 10, 10, 10).write(writer, true, 1);
            writer.copy(other, other.hdu(1));
            writer.finish();
        }
        try (FitsFile file = read(memory)) {
            assertThat(file.entries().stream().map(HduEntry::extname)).containsExactly(null, "B", null, "A");
            assertThat(file.warnings()).isEmpty();
        }
    }

    @Test
    void refusesToCopyWhatIsNotThere() throws IOException {
        byte[] whole = new FitsBytes().primary().image("A", 1, 5000).bytes();
        byte[] cut = Arrays.copyOf(whole, whole.length - 2880);
        Path path = folder.resolve("copy.fits");
        try (FitsFile other = FitsFile.open(new MemoryRangeReader("cut.fits", cut));
                FitsWriter writer = FitsWriter.create(path, FileOptions.defaults())) {
            assertThatThrownBy(() -> writer.copy(other, other.hdu(1)))
                    .isInstanceOf(FitsFormatException.class)
                    .hasMessageContaining("cut.fits");
            assertThatThrownBy(writer::finish)
                    .isInstanceOf(IOException.class)
                    .hasMessage("the file cannot be finished: writing to it failed before [" + path + "]");
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void suppliesPaddingThatIsMissingAtTheEndOfAFile() throws IOException {
        byte[] whole = new FitsBytes().primary().image("A", 1, 5000).bytes();
        byte[] cut = Arrays.copyOf(whole, whole.length - 700);
        MemoryRangeWriter memory = new MemoryRangeWriter("m.fits");
        try (FitsFile other = FitsFile.open(new MemoryRangeReader("cut.fits", cut));
                FitsWriter writer = FitsWriter.to(memory, FileOptions.defaults())) {
            writer.copy(other, other.hdu(0));
            writer.copy(other, other.hdu(1));
            writer.finish();
        }
        assertThat(memory.toBytes()).isEqualTo(whole);
    }

    @Test
    void refusesANegativeLimit() {
        assertThatThrownBy(() -> FileOptions.defaults().withSpoolMemory(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("spoolMemory is negative: -1");
        assertThat(FileOptions.defaults().withSpoolDirectory(folder).withDurable(true))
                .isEqualTo(new FileOptions(true, 4 << 20, folder));
    }
}
