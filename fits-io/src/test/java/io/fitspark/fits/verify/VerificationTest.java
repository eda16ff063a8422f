// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.HduEntry;
import io.fitspark.fits.checksum.OnesSum;
import io.fitspark.fits.storage.MemoryRangeReader;
import io.fitspark.fits.table.BatchBuilder;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.TableSchema;
import io.fitspark.fits.verify.Finding.Severity;
import io.fitspark.fits.write.FileOptions;
import io.fitspark.fits.write.FitsWriter;
import io.fitspark.fits.write.TableOptions;
import io.fitspark.fits.write.TableOptions.Compression;
import io.fitspark.fits.write.TableWriter;

/** Sound files are found sound, and whatever is changed in a file is found and placed. */
class VerificationTest {
    private static final int ROWS = 1000;
    private static final int TILE_ROWS = 150;

    @TempDir
    private Path folder;

    private byte[] table(Compression compression, boolean checksum) throws IOException {
        TableSchema schema = TableSchema.of(List.of(
                ColumnSpec.of("id", "1K"),
                ColumnSpec.of("x", "2D"),
                ColumnSpec.string("name", 6),
                ColumnSpec.variable("cells", 'E')));
        BatchBuilder rows = new BatchBuilder(schema);
        Random random = new Random(7);
        for (int i = 0; i < ROWS; i++) {
            rows.column(0).addLong(i * 3L - 500);
            rows.column(1).addDouble(random.nextGaussian());
            rows.column(1).addDouble(i % 5 == 0 ? Double.NaN : i);
            rows.column(2).addString(i % 7 == 0 ? "" : "s" + random.nextInt(1000));
            for (int k = random.nextInt(4); k > 0; k--) {
                rows.column(3).addFloat(random.nextFloat());
            }
            rows.endRow();
        }
        TableOptions options = TableOptions.DEFAULT
                .withCompression(compression)
                .withChecksum(checksum)
                .withTileRows(TILE_ROWS)
                .withZoneMaps(true);
        Path path = folder.resolve("t.fits");
        Files.deleteIfExists(path);
        try (FitsWriter writer = FitsWriter.create(path, FileOptions.defaults())) {
            TableWriter table = writer.table(schema, options);
            table.write(rows.batch());
            writer.finish();
        }
        return Files.readAllBytes(path);
    }

    private static FitsFile open(byte[] bytes) throws IOException {
        return FitsFile.open(new MemoryRangeReader("t.fits", bytes));
    }

    private static List<Finding> inParts(byte[] bytes, long partBytes, boolean backwards) throws IOException {
        try (FitsFile file = open(bytes)) {
            Verification plan = Verification.plan(file, partBytes);
            List<VerifyPart> parts = new ArrayList<>(plan.parts());
            if (backwards) {
                Collections.reverse(parts);
            }
            List<PartResult> results = new ArrayList<>();
            for (VerifyPart part : parts) {
                try (FitsFile again = open(bytes)) {
                    results.add(Verification.run(again, part));
                }
            }
            return plan.findings(file, results);
        }
    }

    private static List<Finding> verify(byte[] bytes) throws IOException {
        try (FitsFile file = open(bytes)) {
            return Verification.verify(file);
        }
    }

    private static HduEntry entry(byte[] bytes, int hdu) throws IOException {
        try (FitsFile file = open(bytes)) {
            return file.hdu(hdu).entry();
        }
    }

    static Stream<String> soundFiles() {
        return Stream.of("tables", "ztables", "ascii", "images", "zimages", "checksums")
                .flatMap(kind -> Corpus.files(kind).stream());
    }

    @ParameterizedTest
    @MethodSource("soundFiles")
    void whatOtherToolsWroteIsSoundUnlessItsSumsAreNot(String name) throws IOException {
        try (FitsFile file = FitsFile.open(Corpus.path(name))) {
            List<Finding> findings = Verification.verify(file);
            if (Corpus.expected(name).toString().contains("\"invalid\"")) {
                assertThat(findings)
                        .anySatisfy(finding -> assertThat(finding.problem())
                                .containsPattern("(DATASUM|CHECKSUM|ZHECKSUM) does not fit"));
            } else {
                assertThat(findings)
                        .filteredOn(finding -> finding.severity() == Severity.ERROR)
                        .isEmpty();
            }
        }
    }

    static Stream<Corpus.Bad> bad() {
        return Corpus.bad().values().stream();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void brokenFilesGiveFindings(Corpus.Bad bad) throws IOException {
        List<Finding> findings;
        try (FitsFile file = FitsFile.open(Corpus.path(bad.file()))) {
            findings = Verification.verify(file);
        } catch (FitsFormatException e) {
            assertThat(bad.error()).isNotNull();
            return;
        }
        if (bad.error() != null && !bad.acceptsReading()) {
            assertThat(findings).as(bad.why()).anySatisfy(finding -> {
                assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                assertThat(finding.hdu()).isEqualTo(bad.hdu());
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void whatIsWrittenHereIsSoundInPartsOfAnySize(Compression compression) throws IOException {
        byte[] bytes = table(compression, true);
        for (long part : new long[] {1000, 7777, 1 << 20}) {
            assertThat(inParts(bytes, part, part == 7777)).isEmpty();
        }
        assertThat(verify(bytes)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void anyChangedByteOfDataIsFound(Compression compression) throws IOException {
        byte[] bytes = table(compression, true);
        HduEntry entry = entry(bytes, 1);
        Random random = new Random(11);
        for (int i = 0; i < 60; i++) {
            byte[] changed = bytes.clone();
            changed[(int) entry.dataOffset() + random.nextInt((int) entry.dataLength())] ^=
                    (byte) (1 + random.nextInt(255));
            List<Finding> findings = inParts(changed, 5000, false);
            assertThat(findings).anySatisfy(finding -> {
                assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                assertThat(finding.hdu()).isEqualTo(1);
                assertThat(finding.problem()).contains("DATASUM does not fit", "t.fits, HDU 1");
            });
            assertThat(verify(changed)).hasSameElementsAs(findings);
        }
    }

    /** Without sums a compressed table still has those of its members, and a plain one has its descriptors. */
    @Test
    void aBrokenTileIsNamedAndDoesNotHideTheNext() throws IOException {
        byte[] bytes = table(Compression.ZTABLE, false);
        HduEntry entry = entry(bytes, 1);
        int heap = (int) (entry.dataOffset() + 7 * 4 * 8L);
        for (int at = heap; at < entry.dataOffset() + entry.dataLength(); at += 50) {
            bytes[at] ^= 0x55;
        }
        assertThat(verify(bytes).stream().map(Finding::problem).filter(text -> text.contains("tile")))
                .hasSizeGreaterThan(3)
                .allSatisfy(text -> assertThat(text).contains("column", "t.fits, HDU 1"));
    }

    private static byte[] image() throws IOException {
        return Files.readAllBytes(Corpus.path("checksums/by_fpack.fits"));
    }

    @Test
    void aCompressedImageIsSoundInPartsOfAnySize() throws IOException {
        for (long part : new long[] {1, 100, 1 << 20}) {
            assertThat(inParts(image(), part, part == 100)).isEmpty();
        }
    }

    @Test
    void anImageThatIsNotWhatWasCompressedIsFound() throws IOException {
        byte[] wrong = Files.readAllBytes(Corpus.path("checksums/by_fpack_wrong.fits"));
        for (long part : new long[] {1, 100, 1 << 20}) {
            assertThat(inParts(wrong, part, false))
                    .containsExactly(
                            new Finding(
                                    Severity.ERROR,
                                    "t.fits",
                                    1,
                                    "ZDATASUM does not fit what comes of decompressing the image [t.fits, HDU 1]"),
                            new Finding(
                                    Severity.WARNING,
                                    "t.fits",
                                    1,
                                    "ZHECKSUM does not fit, but what it is of cannot be had again for certain [t.fits, HDU 1]"));
        }
    }

    /** Tiles 3 and 4 lie nowhere, and the first byte of tile 7 claims bits that its stream does not have. */
    @Test
    void brokenTilesOfAnImageAreNamedAndDoNotHideEachOther() throws IOException {
        byte[] bytes = image();
        int rows = (int) entry(bytes, 1).dataOffset();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        buffer.putInt(rows + 3 * 8 + 4, 1 << 20);
        buffer.putInt(rows + 4 * 8 + 4, 1 << 20);
        buffer.putInt(rows + 7 * 8, 5);
        for (long part : new long[] {1, 200, 1 << 20}) {
            List<Finding> findings = inParts(bytes, part, false);
            assertThat(findings.stream().map(Finding::problem))
                    .filteredOn(problem -> problem.contains("tile"))
                    .satisfiesExactly(
                            problem -> assertThat(problem).contains("COMPRESSED_DATA", "tile 3", "beyond the heap"),
                            problem -> assertThat(problem).contains("COMPRESSED_DATA", "tile 4", "beyond the heap"),
                            problem -> assertThat(problem).contains("COMPRESSED_DATA", "tile 7", "t.fits, HDU 1"));
        }
    }

    @Test
    void aWrongZoneIsFoundAsLongAsTheTableIsTheOneOfTheZones() throws IOException {
        byte[] bytes = table(Compression.NONE, false);
        // the sixth field of a zone's row is what the smallest integer is
        long imin = entry(bytes, 2).dataOffset() + 8 + 2 + 8 + 8 + 8 + 1 + 1;
        ByteBuffer.wrap(bytes).putLong((int) imin, -400);
        assertThat(verify(bytes)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.hdu()).isEqualTo(2);
            assertThat(finding.problem()).contains("the zone of tile 0 and column id is not that of the rows");
        });
        // another id in the table: what the zones say does not count any more
        bytes[(int) entry(bytes, 1).dataOffset() + 7] ^= 1;
        assertThat(verify(bytes)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.problem()).contains("the table of these zone maps was changed");
        });
    }

    @Test
    void sumsOfPartsAreThoseOfTheWhole() throws IOException {
        byte[] bytes = table(Compression.NONE, true);
        try (FitsFile file = open(bytes)) {
            HduEntry entry = file.hdu(1).entry();
            Verification plan = Verification.plan(file, 999);
            long total = 0;
            for (VerifyPart part : plan.parts()) {
                if (part instanceof VerifyPart.Sum sum && sum.hdu() == 1) {
                    total = OnesSum.combine(
                            total, Verification.run(file, part).sum(), sum.position() - entry.dataOffset());
                }
            }
            assertThat(String.valueOf(total)).isEqualTo(file.hdu(1).header().requireString("DATASUM"));
        }
    }

    @Test
    void aMissingEndIsAFinding() throws IOException {
        byte[] bytes = table(Compression.NONE, true);
        byte[] cut = Arrays.copyOf(bytes, (int) entry(bytes, 1).dataOffset() + 100);
        assertThat(verify(cut)).anySatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.problem()).contains("t.fits, HDU 1", "NAXIS2");
        });
    }

    @Test
    void partsNeedBytes() throws IOException {
        byte[] bytes = table(Compression.NONE, true);
        try (FitsFile file = open(bytes)) {
            assertThatThrownBy(() -> Verification.plan(file, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("parts need bytes: 0");
        }
    }
}
