// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.checksum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsBytes;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.storage.MemoryRangeReader;

class HduSumsTest {
    static List<String> files() {
        return Corpus.files("checksums");
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysWhatTheCorpusSays(String name) throws IOException {
        try (FitsFile file = FitsFile.open(Corpus.path(name))) {
            for (JsonNode expected : Corpus.expected(name).get("hdus")) {
                Hdu hdu = file.hdu(expected.get("index").intValue());
                JsonNode sums = expected.get("checksum");
                HduSums found = HduSums.verify(file, hdu);
                assertThat(found).isEqualTo(new HduSums(status(sums, "datasum"), status(sums, "checksum")));
                if (found.datasum() == SumStatus.INVALID || found.checksum() == SumStatus.INVALID) {
                    assertThatThrownBy(() -> found.requireValid(file, hdu))
                            .isInstanceOf(FitsFormatException.class)
                            .hasMessageContaining("SUM does not fit: the HDU was changed since it was written")
                            .hasMessageContaining("HDU 1");
                } else {
                    found.requireValid(file, hdu);
                }
                if (hdu.kind() == HduKind.ZTABLE || hdu.kind() == HduKind.ZIMAGE) {
                    assertThat(HduSums.verifyRestored(file, (BinTableHdu) hdu).datasum())
                            .isEqualTo(status(sums, "zdatasum"));
                }
            }
        }
    }

    private static SumStatus status(JsonNode sums, String name) {
        return SumStatus.valueOf(sums.get(name).textValue().toUpperCase(Locale.ROOT));
    }

    private static byte[] packed() throws IOException {
        try (InputStream in = HduSumsTest.class.getResourceAsStream("/checksums/fpack_with_sums.fits.fz")) {
            return in.readAllBytes();
        }
    }

    private static HduSums restored(byte[] bytes) throws IOException {
        try (FitsFile file = FitsFile.open(new MemoryRangeReader("packed.fits", bytes))) {
            return HduSums.verifyRestored(file, (BinTableHdu) file.hdu(1));
        }
    }

    private static byte[] replaced(byte[] bytes, String before, String after) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).containsOnlyOnce(before);
        return text.replace(before, after).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void headerAndDataAreRestoredToTheLastBit() throws IOException {
        assertThat(restored(packed())).isEqualTo(new HduSums(SumStatus.VALID, SumStatus.VALID));
    }

    @Test
    void aHeaderThatIsNotAsBeforeCannotBeVerified() throws IOException {
        assertThat(restored(replaced(packed(), "'E. Hubble'", "'E. Humble'")))
                .isEqualTo(new HduSums(SumStatus.VALID, SumStatus.UNVERIFIABLE));
    }

    @Test
    void anotherSumOfTheRestoredDataIsWrong() throws IOException {
        assertThat(restored(replaced(packed(), "ZDATASUM= '2706886555'", "ZDATASUM= '2706886554'"))
                        .datasum())
                .isEqualTo(SumStatus.INVALID);
        assertThat(restored(replaced(packed(), "ZDATASUM= '2706886555'", "ZDATASUM= '          '"))
                        .datasum())
                .isEqualTo(SumStatus.ABSENT);
    }

    @Test
    void aSumThatIsNoNumberIsWrong() throws IOException {
        FitsBytes bytes = new FitsBytes()
                .header(
                        FitsBytes.card("SIMPLE", "T"),
                        FitsBytes.card("BITPIX", 8),
                        FitsBytes.card("NAXIS", 0),
                        "DATASUM = 'nothing'");
        try (FitsFile file = bytes.open()) {
            HduSums sums = HduSums.verify(file, file.hdu(0));
            assertThat(sums).isEqualTo(new HduSums(SumStatus.INVALID, SumStatus.ABSENT));
            FitsFormatException refused = org.assertj.core.api.Assertions.catchThrowableOfType(
                    FitsFormatException.class, () -> sums.requireValid(file, file.hdu(0)));
            assertThat(refused.kind()).isEqualTo(Kind.BAD_CHECKSUM);
            assertThat(refused.keyword()).hasValue("DATASUM");
        }
    }

    @Test
    void nothingIsReadWhereThereAreNoSums() throws IOException {
        byte[] bytes = new FitsBytes().primary().image("I", 1, 50_000).bytes();
        try (io.fitspark.fits.storage.CountingRangeReader storage =
                        new io.fitspark.fits.storage.CountingRangeReader(new MemoryRangeReader("a.fits", bytes));
                FitsFile file = FitsFile.open(storage)) {
            Hdu hdu = file.hdu(1);
            long before = storage.bytes();
            assertThat(HduSums.verify(file, hdu)).isEqualTo(new HduSums(SumStatus.ABSENT, SumStatus.ABSENT));
            assertThat(storage.bytes()).isEqualTo(before);
        }
    }

    @Test
    void theImageThatWasCompressedIsRestoredToTheLastBit() throws IOException {
        byte[] packed = Files.readAllBytes(Corpus.path("checksums/by_fpack.fits"));
        assertThat(restored(packed)).isEqualTo(new HduSums(SumStatus.VALID, SumStatus.VALID));
        byte[] renamed = replaced(packed, "EXTNAME = 'IMG     '", "EXTNAME = 'OTHER   '");
        assertThat(restored(renamed)).isEqualTo(new HduSums(SumStatus.VALID, SumStatus.UNVERIFIABLE));
        byte[] wrong = Files.readAllBytes(Corpus.path("checksums/by_fpack_wrong.fits"));
        assertThat(restored(wrong)).isEqualTo(new HduSums(SumStatus.INVALID, SumStatus.UNVERIFIABLE));
    }

    @Test
    void onlyCompressedTablesAndImagesCanBeRestored() throws IOException {
        try (FitsFile file = FitsFile.open(Corpus.path("checksums/valid.fits"))) {
            assertThatThrownBy(() -> HduSums.verifyRestored(file, (BinTableHdu) file.hdu(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("HDU 1 is no compressed table or image");
        }
    }
}
