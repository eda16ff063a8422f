// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import static io.fitspark.fits.FitsBytes.card;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.storage.MemoryRangeReader;

class FitsFileTest {

    private static FitsBytes three() {
        return new FitsBytes()
                .primary()
                .image("SCI", 1, 100)
                .image("sci  ", 2, 50)
                .image("SCI", 1, 7);
    }

    @Test
    void findsHdusByIndex() throws IOException {
        try (FitsFile file = three().open()) {
            assertThat(file.hdu(0).kind()).isEqualTo(HduKind.PRIMARY);
            assertThat(file.hdu(2).extname()).contains("sci");
            assertThat(file.hduIfPresent(3)).isPresent();
            assertThat(file.hduIfPresent(4)).isEmpty();
            assertThat(file.hduCount()).isEqualTo(4);
            assertThatThrownBy(() -> file.hdu(4))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("there is no HDU 4: the file has 4 [made.fits]");
            assertThatThrownBy(() -> file.hduIfPresent(-1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("-1");
        }
    }

    @Test
    void findsTheFirstHduOfANameWhateverItsCase() throws IOException {
        try (FitsFile file = three().open()) {
            assertThat(file.find("Sci").orElseThrow().index()).isEqualTo(1);
            assertThat(file.find("SCI   ").orElseThrow().index()).isEqualTo(1);
            assertThat(file.find("SCI", 2).orElseThrow().index()).isEqualTo(2);
            assertThat(file.find("sci", 1).orElseThrow().index()).isEqualTo(1);
            assertThat(file.find("SCI", 3)).isEmpty();
            assertThat(file.find("  SCI")).isEmpty();
            assertThat(file.find("ERR")).isEmpty();
        }
    }

    @Test
    void takesAMissingVersionAsOne() throws IOException {
        byte[] noVersion = FitsBytes.headerBytes(
                "XTENSION= 'IMAGE   '",
                card("BITPIX", 8),
                card("NAXIS", 0),
                card("PCOUNT", 0),
                card("GCOUNT", 1),
                "EXTNAME = 'A'");
        try (FitsFile file = new FitsBytes().primary().raw(noVersion).open()) {
            assertThat(file.find("A", 1).orElseThrow().extver()).isEmpty();
            assertThat(file.find("A", 2)).isEmpty();
        }
    }

    @Test
    void findsAnHduBeforeOneThatIsBrokenAndFailsWhatComesAfter() throws IOException {
        byte[] broken = FitsBytes.headerBytes("XTENSION= 'IMAGE   '", card("BITPIX", 7), card("NAXIS", 0));
        try (FitsFile file = three().raw(broken).image("LAST", 1, 5).open()) {
            assertThat(file.hdu(3).index()).isEqualTo(3);
            assertThat(file.find("SCI", 2)).isPresent();
            for (int again = 0; again < 2; again++) {
                assertThatThrownBy(() -> file.hdu(4))
                        .isInstanceOf(FitsFormatException.class)
                        .hasMessageContaining("BITPIX");
                assertThatThrownBy(() -> file.hdu(5))
                        .isInstanceOf(FitsFormatException.class)
                        .hasMessageContaining("HDU 4");
                assertThatThrownBy(() -> file.find("LAST"))
                        .isInstanceOf(FitsFormatException.class)
                        .hasMessageContaining("HDU 4");
                assertThatThrownBy(file::entries)
                        .isInstanceOf(FitsFormatException.class)
                        .hasMessageContaining("HDU 4");
            }
            assertThat(file.find("SCI", 1).orElseThrow().index()).isEqualTo(1);
            assertThat(file.hdu(3).index()).isEqualTo(3);
        }
    }

    @Test
    void closesItsReader() throws IOException {
        MemoryRangeReader reader = three().reader();
        FitsFile.open(reader).close();
        assertThatThrownBy(() -> reader.readFully(0, new byte[1], 0, 1))
                .isInstanceOf(ClosedChannelException.class)
                .hasMessage(null);
    }

    @Test
    void leavesTheReaderOpenIfOpeningFails() throws IOException {
        MemoryRangeReader reader = new MemoryRangeReader("text.fits", "no FITS".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> FitsFile.open(reader))
                .isInstanceOf(FitsFormatException.class)
                .hasMessageContaining("SIMPLE")
                .hasMessageContaining("text.fits");
        reader.readFully(0, new byte[1], 0, 1);
    }

    @Test
    void servesManyThreadsAtOnce() throws Exception {
        FitsBytes bytes = new FitsBytes().primary();
        for (int i = 1; i < 300; i++) {
            bytes.image("E" + i, i, i * 37 % 9000);
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (FitsFile file = bytes.open()) {
            List<Future<Integer>> wrong = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                Random random = new Random(thread);
                wrong.add(threads.submit(() -> {
                    int count = 0;
                    for (int i = 0; i < 200; i++) {
                        int wanted = 1 + random.nextInt(299);
                        Hdu hdu = i % 2 == 0
                                ? file.hdu(wanted)
                                : file.find("e" + wanted, wanted).orElseThrow();
                        count += hdu.index() == wanted && hdu.entry().dataLength() == wanted * 37 % 9000 ? 0 : 1;
                    }
                    return count + (file.hduCount() == 300 ? 0 : 1);
                }));
            }
            for (Future<Integer> count : wrong) {
                assertThat(count.get()).isZero();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void refusesMoreHdusThanTheLimit() throws IOException {
        try (FitsFile file =
                FitsFile.open(three().reader(), FitsLimits.defaults().withMaxHdus(3))) {
            assertThat(file.hdu(2).index()).isEqualTo(2);
            assertThatThrownBy(file::hduCount)
                    .isInstanceOfSatisfying(
                            FitsFormatException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LIMIT))
                    .hasMessageContaining("maxHdus = 3")
                    .hasMessageContaining("made.fits");
        }
    }

    @Test
    void refusesMoreCardsThanTheLimit() throws IOException {
        String[] cards = new String[100];
        Arrays.fill(cards, "COMMENT of many");
        cards[0] = card("SIMPLE", "T");
        cards[1] = card("BITPIX", 8);
        cards[2] = card("NAXIS", 0);
        MemoryRangeReader reader = new FitsBytes().header(cards).reader();
        assertThat(FitsFile.open(reader, FitsLimits.defaults().withMaxHeaderCards(100))
                        .hduCount())
                .isEqualTo(1);
        assertThatThrownBy(() -> FitsFile.open(reader, FitsLimits.defaults().withMaxHeaderCards(99)))
                .isInstanceOfSatisfying(
                        FitsFormatException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LIMIT))
                .hasMessageContaining("maxHeaderCards = 99");
    }

    @Test
    void namesAnotherFitsFileBehindTheFirst() throws IOException {
        byte[] one = three().bytes();
        try (FitsFile file = new FitsBytes().raw(one).raw(one).open()) {
            assertThat(file.hduCount()).isEqualTo(4);
            assertThat(file.warnings()).singleElement().satisfies(warning -> {
                assertThat(warning.message()).contains("another FITS file").contains(one.length + " bytes");
                assertThat(warning.offset()).isEqualTo(one.length);
                assertThat(warning.hdu()).isEqualTo(3);
            });
        }
    }
}
