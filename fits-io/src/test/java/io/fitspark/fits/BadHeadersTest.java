// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The damaged files of the corpus, as far as headers and sizes tell the damage. */
class BadHeadersTest {

    /** What only the columns, the cells or the pixels show. */
    private static final List<String> OF_OTHERS = List.of(
            "tform_",
            "tdim_",
            "tscal_",
            "tzero_",
            "tnull_",
            "theap_",
            "vla_",
            "heap_",
            "naxis1_small",
            "naxis1_large",
            "rows_of_nothing",
            "repeat_2_31",
            "bzero_nan",
            "zimage_",
            "ztable_");

    private static final long MOST_BYTES = 96L << 20;

    static Stream<Corpus.Bad> files() {
        return Corpus.bad().values().stream();
    }

    static Stream<Corpus.Bad> headerFiles() {
        return files().filter(
                        file -> OF_OTHERS.stream().noneMatch(name -> file.file().startsWith("bad/" + name)));
    }

    @ParameterizedTest
    @MethodSource("headerFiles")
    void givesTheErrorOrWarningThatIsAskedFor(Corpus.Bad bad) throws IOException {
        List<FitsWarning> warnings;
        try {
            warnings = readHeaders(bad);
        } catch (FitsFormatException e) {
            assertThat(bad.accepts(e.kind()))
                    .as("%s: %s", bad.why(), e.getMessage())
                    .isTrue();
            assertThat(e).hasMessageContaining(Corpus.path(bad.file()).toString());
            bad.hints().forEach(hint -> assertThat(e).hasMessageContaining(hint));
            checkThatEarlierHdusAreGood(bad, e.kind());
            return;
        }
        assertThat(bad.acceptsReading()).as(bad.why()).isTrue();
        for (String hint : bad.hints()) {
            assertThat(warnings)
                    .as(bad.why())
                    .anySatisfy(warning -> assertThat(warning.toString()).contains(hint));
        }
    }

    /** The files whose damage is not in the header still have a header that is read. */
    @ParameterizedTest
    @MethodSource("files")
    void allocatesLittle(Corpus.Bad bad) throws IOException {
        long before = allocated();
        try {
            readHeaders(bad);
        } catch (FitsFormatException e) {
            assertThat(e.file()).isPresent();
        }
        assertThat(allocated() - before).isLessThan(MOST_BYTES);
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** All headers, all cards, and whether the data is there; gives the warnings. */
    private static List<FitsWarning> readHeaders(Corpus.Bad bad) throws IOException {
        try (FitsFile file = FitsFile.open(Corpus.path(bad.file()))) {
            List<FitsWarning> warnings = new ArrayList<>(file.warnings());
            for (int i = 0; i < file.hduCount(); i++) {
                Hdu hdu = file.hdu(i);
                assertThat(hdu.header().cards()).isNotEmpty();
                warnings.addAll(hdu.warnings());
                file.requireData(hdu);
            }
            return warnings;
        }
    }

    private static void checkThatEarlierHdusAreGood(Corpus.Bad bad, FitsFormatException.Kind kind) throws IOException {
        if (bad.hdu() == 0
                || kind == FitsFormatException.Kind.NOT_FITS
                || bad.file().endsWith(".gz")) {
            return;
        }
        try (FitsFile file = FitsFile.open(Corpus.path(bad.file()))) {
            for (int i = 0; i < bad.hdu(); i++) {
                file.requireData(file.hdu(i));
            }
        } catch (FitsFormatException e) {
            fail("an HDU before the bad one", e);
        }
    }
}
