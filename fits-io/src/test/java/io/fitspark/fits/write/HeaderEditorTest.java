// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsBytes;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.checksum.HduSums;
import io.fitspark.fits.checksum.SumStatus;
import io.fitspark.fits.header.HeaderBuilder;

class HeaderEditorTest {

    private static final FileOptions OPTIONS = FileOptions.defaults();
    private static final HduSums VALID = new HduSums(SumStatus.VALID, SumStatus.VALID);

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void writeAFile() throws IOException {
        path = folder.resolve("a.fits");
        try (FitsWriter writer = FitsWriter.create(path, OPTIONS)) {
            writer.primary(HeaderBuilder.create().set("OBJECT", "M 31", "target"));
            for (int seed = 0; seed < 3; seed++) {
                TestHdu table = TestHdu.random(seed, 1000, 7, 1001);
                HduOutput out = HduOutput.begin(writer.nextHdu(), 30, -1, (byte) 0);
                table.writePieces(out, seed);
                out.finish(table.header().set("EXTNAME", "T" + seed, ""));
            }
            writer.finish();
        }
    }

    private static void checkSums(Path path) throws IOException {
        try (FitsFile file = FitsFile.open(path)) {
            assertThat(file.warnings()).isEmpty();
            for (int i = 0; i < file.hduCount(); i++) {
                Hdu hdu = file.hdu(i);
                assertThat(hdu.warnings()).isEmpty();
                assertThat(HduSums.verify(file, hdu)).as("HDU %s", i).isEqualTo(VALID);
            }
        }
    }

    private static byte[] data(Path path, int hdu) throws IOException {
        try (FitsFile file = FitsFile.open(path)) {
            byte[] data = new byte[(int) file.hdu(hdu).entry().dataLength()];
            file.reader().readFully(file.hdu(hdu).entry().dataOffset(), data, 0, data.length);
            return data;
        }
    }

    @Test
    void editsInPlaceWhatFits() throws IOException {
        byte[] before = Files.readAllBytes(path);
        Object key = fileKey();
        HeaderEditor.edit(
                path, 2, cards -> cards.set("EXTNAME", "NEW", null).set("ADDED", 1.5, "x"), OPTIONS.withDurable(true));
        HeaderEditor.edit(path, "T2", cards -> cards.remove("EXTNAME").comment("it was T2"), OPTIONS);
        HeaderEditor.edit(path, 0, cards -> cards.set("OBJECT", "M 33", null), OPTIONS);
        checkSums(path);
        assertThat(fileKey()).isEqualTo(key);
        byte[] after = Files.readAllBytes(path);
        assertThat(after).hasSameSizeAs(before);
        try (FitsFile file = FitsFile.open(path)) {
            assertThat(file.find("NEW").orElseThrow().header().requireReal("ADDED"))
                    .isEqualTo(1.5);
            assertThat(file.find("T2")).isEmpty();
            assertThat(file.hdu(0).header().card("OBJECT").orElseThrow().comment())
                    .isEqualTo("target");
            int first = (int) file.hdu(1).entry().headerOffset();
            int second = (int) file.hdu(2).entry().headerOffset();
            assertThat(Arrays.equals(before, first, second, after, first, second))
                    .isTrue();
        }
    }

    @Test
    void rewritesTheFileWhereAHeaderGrows() throws IOException {
        byte[][] before = {data(path, 1), data(path, 2), data(path, 3)};
        for (int hdu = 0; hdu < 4; hdu++) {
            int count = 40 * hdu + 60;
            HeaderEditor.edit(
                    path,
                    hdu,
                    cards -> {
                        for (int i = 0; i < count; i++) {
                            cards.set("KEY" + i, i * 0.1, "number " + i);
                        }
                    },
                    OPTIONS);
            checkSums(path);
        }
        for (int hdu = 1; hdu < 4; hdu++) {
            assertThat(data(path, hdu)).isEqualTo(before[hdu - 1]);
        }
        try (FitsFile file = FitsFile.open(path)) {
            assertThat(file.hdu(3).header().requireReal("KEY179")).isEqualTo(179 * 0.1);
            assertThat(file.hdu(3).entry().headerLength()).isEqualTo(6 * 2880);
        }
        long size = Files.size(path);
        HeaderEditor.edit(
                path,
                3,
                cards -> {
                    for (int i = 0; i < 180; i++) {
                        cards.remove("KEY" + i);
                    }
                },
                OPTIONS);
        checkSums(path);
        assertThat(path).hasSize(size);
        HeaderEditor.edit(path, 3, cards -> cards.history("x".repeat(72 * 150)), OPTIONS);
        checkSums(path);
        assertThat(path).hasSize(size);
        assertThat(data(path, 3)).isEqualTo(before[2]);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void randomEditsKeepTheSumsTrue() throws IOException {
        Random random = new Random(5);
        for (int i = 0; i < 60; i++) {
            int hdu = random.nextInt(4);
            String text = "v".repeat(random.nextInt(300)) + "'&";
            HeaderEditor.edit(
                    path,
                    hdu,
                    cards -> {
                        for (int k = 0; k < 5; k++) {
                            String keyword = "KEY" + random.nextInt(40);
                            switch (random.nextInt(3)) {
                                case 0 -> cards.set(keyword, text, "c");
                                case 1 -> cards.set(keyword, random.nextLong(), null);
                                default -> cards.remove(keyword);
                            }
                        }
                    },
                    OPTIONS);
            checkSums(path);
        }
    }

    @Test
    void anEditOfNothingChangesNothing() throws IOException {
        byte[] before = Files.readAllBytes(path);
        HeaderEditor.edit(path, 1, cards -> {}, OPTIONS);
        assertThat(Files.readAllBytes(path)).isEqualTo(before);
    }

    @Test
    void leavesForeignCardsAndAbsentOrWrongSumsAsTheyAre() throws IOException {
        byte[] bytes = new FitsBytes()
                .primary()
                .header(
                        "XTENSION= 'IMAGE   '",
                        "BITPIX  = 8",
                        "NAXIS   = 1",
                        "NAXIS1  = 10",
                        "PCOUNT  = 0",
                        "GCOUNT  = 1",
                        "odd     = 1.50d3/no blanks",
                        "CHECKSUM= 'AAAAAAAAAAAAAAAA'",
                        "DATASUM = '77'")
                .data(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
                .bytes();
        Files.write(path, bytes);
        HeaderEditor.edit(path, 0, cards -> cards.set("NEW", 1, ""), OPTIONS);
        HeaderEditor.edit(path, 1, cards -> cards.set("NEW", 1, ""), OPTIONS);
        String text = Files.readString(path, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(text).contains("odd     = 1.50d3/no blanks  ").doesNotContain("AAAAAAAAAAAAAAAA");
        try (FitsFile file = FitsFile.open(path)) {
            assertThat(HduSums.verify(file, file.hdu(0))).isEqualTo(new HduSums(SumStatus.ABSENT, SumStatus.ABSENT));
            assertThat(HduSums.verify(file, file.hdu(1))).isEqualTo(new HduSums(SumStatus.INVALID, SumStatus.INVALID));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NAXIS1", "TFORM1", "CHECKSUM", "PCOUNT"})
    void refusesStructure(String keyword) throws IOException {
        byte[] before = Files.readAllBytes(path);
        String message = "the keyword says how the file is laid out: it is set by the writer alone [" + path + ", "
                + keyword + "]";
        assertThatThrownBy(() -> HeaderEditor.edit(path, 1, cards -> cards.set(keyword, 1, ""), OPTIONS))
                .isInstanceOf(FitsWriteException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> HeaderEditor.edit(path, 1, cards -> cards.remove(keyword), OPTIONS))
                .isInstanceOf(FitsWriteException.class)
                .hasMessage(message);
        assertThat(Files.readAllBytes(path)).isEqualTo(before);
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatThrownBy(() -> HeaderEditor.edit(path, 4, cards -> {}, OPTIONS))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("there is no HDU 4: the file has 4 [" + path + "]");
        assertThatThrownBy(() -> HeaderEditor.edit(path, "NONE", cards -> {}, OPTIONS))
                .isInstanceOf(FitsWriteException.class)
                .hasMessage("there is no HDU of EXTNAME 'NONE' [" + path + "]");
    }

    @Test
    void refusesAFileThatSomebodyElseChanges() throws IOException {
        String message =
                "the file was changed by somebody else since it was opened; nothing was written to it [" + path + "]";
        byte[] other = new FitsBytes().primary().bytes();
        for (int length : List.of(1, 10_000)) {
            assertThatThrownBy(() -> HeaderEditor.edit(
                            path,
                            0,
                            cards -> {
                                Files.write(path, other);
                                cards.comment("x".repeat(length));
                            },
                            OPTIONS))
                    .isInstanceOf(IOException.class)
                    .hasMessage(message);
            assertThat(path).hasBinaryContent(other);
            writeAFile();
        }
    }

    @Test
    void refusesFilesThatAreCompressedAsAWhole() throws IOException {
        Path gz = folder.resolve("a.fits.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
            Files.copy(path, out);
        }
        assertThatThrownBy(() -> HeaderEditor.edit(gz, 0, cards -> {}, OPTIONS))
                .isInstanceOf(FitsWriteException.class)
                .hasMessage("the file is compressed as a whole: uncompress it, then edit it [" + gz + "]");
    }

    @Test
    void keepsTheSumsThatOthersWrote() throws IOException {
        for (String name : List.of("checksums", "tables", "ztables").stream()
                .flatMap(folder -> Corpus.files(folder).stream())
                .toList()) {
            Path copy = folder.resolve("copy.fits");
            Files.write(copy, Files.readAllBytes(Corpus.path(name)));
            int hdus;
            try (FitsFile file = FitsFile.open(copy)) {
                hdus = file.reader() instanceof io.fitspark.fits.storage.GzipRangeReader ? 0 : file.hduCount();
            }
            for (int hdu = 0; hdu < hdus; hdu++) {
                HduSums before = sums(copy, hdu);
                HeaderEditor.edit(copy, hdu, cards -> cards.set("FITSPARK", "was here", ""), OPTIONS);
                assertThat(sums(copy, hdu)).as("%s, HDU %s", name, hdu).isEqualTo(before);
            }
        }
    }

    private Object fileKey() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    private static HduSums sums(Path path, int hdu) throws IOException {
        try (FitsFile file = FitsFile.open(path)) {
            return HduSums.verify(file, file.hdu(hdu));
        }
    }
}
