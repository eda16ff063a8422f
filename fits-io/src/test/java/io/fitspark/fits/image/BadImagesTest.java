// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsWarning;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.HduKind;

/** Damaged and hostile files whose damage is in a plain image, or before any image: the right error, or the pixels with a warning. */
class BadImagesTest {
    static List<String> files() {
        return Corpus.bad().values().stream()
                .filter(bad -> bad.hdu() == 0)
                .map(Corpus.Bad::file)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isRefusedOrReadAsTheManifestSays(String name) throws IOException {
        Corpus.Bad bad = Corpus.bad().get(name);
        List<FitsWarning> warnings = new ArrayList<>();
        try {
            readAll(name, warnings);
        } catch (FitsFormatException e) {
            assertThat(bad.accepts(e.kind())).as(e.getMessage()).isTrue();
            assertThat(e.getMessage()).contains(name.substring(name.indexOf('/') + 1));
            bad.hints().forEach(word -> assertThat(e.getMessage()).contains(word));
            return;
        }
        assertThat(bad.acceptsReading()).as(name + " was read").isTrue();
        if (bad.error() == null) {
            bad.hints().forEach(word -> assertThat(warnings.toString()).contains(word));
        }
    }

    private static void readAll(String name, List<FitsWarning> warnings) throws IOException {
        try (FitsFile file = FitsFile.open(Corpus.path(name))) {
            for (int index = 0; index < file.hduCount(); index++) {
                Hdu hdu = file.hdu(index);
                warnings.addAll(hdu.warnings());
                if (hdu.kind() == HduKind.PRIMARY || hdu.kind() == HduKind.IMAGE) {
                    ImageTiles tiles = ImageReader.open(file, hdu).tiles();
                    Pixels pixels = new Pixels();
                    while (tiles.next(pixels)) {
                        assertThat(pixels.count()).isPositive();
                    }
                }
            }
            warnings.addAll(file.warnings());
        }
    }
}
