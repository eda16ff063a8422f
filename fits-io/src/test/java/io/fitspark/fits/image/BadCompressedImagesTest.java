// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;

/** Damaged and hostile compressed images: the right error, or the pixels where that is as good. */
class BadCompressedImagesTest {
    static List<String> files() {
        return Corpus.bad().keySet().stream()
                .filter(name -> name.startsWith("bad/zimage_"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isRefusedOrReadAsTheManifestSays(String name) throws IOException {
        Corpus.Bad bad = Corpus.bad().get(name);
        try (FitsFile file = FitsFile.open(Corpus.path(name))) {
            Pixels pixels = ImageReader.open(file, file.hdu(bad.hdu())).read();
            assertThat(pixels.count()).isPositive();
        } catch (FitsFormatException e) {
            assertThat(bad.accepts(e.kind())).as(e.getMessage()).isTrue();
            assertThat(e.getMessage()).contains(name.substring(name.indexOf('/') + 1));
            bad.hints().forEach(word -> assertThat(e.getMessage()).contains(word));
            return;
        }
        assertThat(bad.acceptsReading()).as(name + " was read").isTrue();
    }
}
