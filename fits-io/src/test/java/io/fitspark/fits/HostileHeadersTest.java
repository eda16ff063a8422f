// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.storage.MemoryRangeReader;

/** Files that are cut or changed anywhere: errors of the one kind, and the same whether a header is scanned or parsed. */
class HostileHeadersTest {

    @ParameterizedTest
    @ValueSource(strings = {"tables/several.fits", "tables/small.fits.gz", "headers/forty_blocks.fits"})
    void aCutAtAnyBlockEdgeIsToldOrHarmless(String name) throws IOException {
        byte[] whole = plain(name);
        List<HduEntry> entries;
        try (FitsFile file = FitsFile.open(new MemoryRangeReader(name, whole))) {
            entries = file.entries();
        }
        for (int edge = 0; edge <= whole.length; edge += 2880) {
            for (int length :
                    new int[] {edge - 81, edge - 80, edge - 1, edge, edge + 1, edge + 7, edge + 8, edge + 80, edge + 100
                    }) {
                if (length >= 0 && length <= whole.length) {
                    checkCut(name, Arrays.copyOf(whole, length), entries);
                }
            }
        }
    }

    private static void checkCut(String name, byte[] cut, List<HduEntry> whole) throws IOException {
        try (FitsFile file = FitsFile.open(new MemoryRangeReader(name, cut))) {
            List<HduEntry> entries = file.entries();
            assertThat(whole).startsWith(entries.toArray(HduEntry[]::new));
            HduEntry last = entries.get(entries.size() - 1);
            long end = last.dataOffset() + Blocks.padded(last.dataLength());
            assertThat(file.warnings().isEmpty()).isEqualTo(end == cut.length);
            for (HduEntry entry : entries.subList(0, entries.size() - 1)) {
                file.requireData(file.hdu(entry.index()));
            }
        } catch (FitsFormatException e) {
            boolean inHeader = whole.stream()
                    .anyMatch(entry -> cut.length > entry.headerOffset() && cut.length < entry.dataOffset());
            assertThat(inHeader || cut.length == 0)
                    .as("%d bytes: %s", cut.length, e.getMessage())
                    .isTrue();
            assertThat(e.kind()).isEqualTo(cut.length < "SIMPLE".length() ? Kind.NOT_FITS : Kind.TRUNCATED);
            assertThat(e).hasMessageContaining(name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tables/several.fits", "tables/unsigned.fits", "headers/continue.fits", "headers/hierarch.fits"})
    void changedBytesGiveNothingButFormatErrors(String name) throws IOException {
        byte[] whole = plain(name);
        List<Integer> places = headerBytes(name, whole);
        Random random = new Random(20260102);
        for (int round = 0; round < 1500; round++) {
            byte[] changed = whole.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                changed[places.get(random.nextInt(places.size()))] = strangeByte(random);
            }
            assertThat(outcome(changed, true)).isEqualTo(outcome(changed, false));
        }
    }

    /** Cards copied over other cards: repeated, missing and misplaced keywords. */
    @ParameterizedTest
    @ValueSource(strings = {"tables/several.fits", "tables/tnull.fits"})
    void shuffledCardsGiveNothingButFormatErrors(String name) throws IOException {
        byte[] whole = plain(name);
        List<Integer> places = headerBytes(name, whole).stream()
                .filter(place -> place % 80 == 0 && whole[place] != ' ')
                .toList();
        Random random = new Random(20260103);
        for (int round = 0; round < 1000; round++) {
            byte[] changed = whole.clone();
            int from = places.get(random.nextInt(places.size()));
            int to = places.get(random.nextInt(places.size()));
            System.arraycopy(whole, from, changed, to, 80);
            assertThat(outcome(changed, true)).isEqualTo(outcome(changed, false));
        }
    }

    /** What reading all headers comes to: the entries, or the error. */
    private static String outcome(byte[] bytes, boolean parseAll) throws IOException {
        StringBuilder outcome = new StringBuilder();
        try (FitsFile file =
                FitsFile.open(new MemoryRangeReader("changed.fits", bytes), FitsLimits.defaults(), parseAll)) {
            for (int i = 0; ; i++) {
                var hdu = file.hduIfPresent(i);
                if (hdu.isEmpty()) {
                    break;
                }
                assertThat(hdu.get().header().cards()).isNotNull();
                assertThat(hdu.get().warnings()).isNotNull();
                outcome.append(hdu.get().entry());
                assertThat(file.hdu(i).entry()).isEqualTo(hdu.get().entry());
                file.requireData(hdu.get());
            }
            outcome.append(file.entries());
        } catch (FitsFormatException e) {
            outcome.append(e.getMessage());
        }
        return outcome.toString();
    }

    private static byte strangeByte(Random random) {
        String likely = "'/=&T -+.0123456789EDNAXISPCOUNT(),\0\t";
        return random.nextInt(3) == 0
                ? (byte) random.nextInt(256)
                : (byte) likely.charAt(random.nextInt(likely.length()));
    }

    private static List<Integer> headerBytes(String name, byte[] bytes) throws IOException {
        List<Integer> places = new ArrayList<>();
        try (FitsFile file = FitsFile.open(new MemoryRangeReader(name, bytes))) {
            for (HduEntry entry : file.entries()) {
                int cards = file.hdu(entry.index()).header().cardCount();
                for (int i = 0; i < (cards + 1) * 80; i++) {
                    places.add((int) entry.headerOffset() + i);
                }
            }
        }
        return places;
    }

    /** The bytes of a file, before compression. */
    private static byte[] plain(String name) throws IOException {
        try (FitsFile file = FitsFile.open(Corpus.path(name))) {
            byte[] bytes = new byte[(int) file.reader().length()];
            file.reader().readFully(0, bytes, 0, bytes.length);
            return bytes;
        }
    }
}
