// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.util.Optional;

import io.fitspark.connector.options.HduSelector;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;

/** Whether an HDU, of whatever kind, is one that a selector means. */
public final class HduMatch {
    private HduMatch() {}

    /** The first HDU that fits, from an index on; without a selector every one does. */
    public static Optional<Hdu> first(FitsFile file, HduSelector selector, int from) throws IOException {
        if (selector instanceof HduSelector.ByIndex byIndex) {
            return from > byIndex.index() ? Optional.empty() : file.hduIfPresent(byIndex.index());
        }
        for (int i = from; ; i++) {
            Optional<Hdu> hdu = file.hduIfPresent(i);
            if (hdu.isEmpty() || fits(hdu.get(), selector)) {
                return hdu;
            }
        }
    }

    private static boolean fits(Hdu hdu, HduSelector selector) {
        String name = hdu.extname().orElse("").strip();
        int version = hdu.extver().orElse(1);
        if (selector instanceof HduSelector.ByName byName) {
            return name.equalsIgnoreCase(byName.extname()) && (byName.extver() == null || byName.extver() == version);
        }
        return !(selector instanceof HduSelector.ByGlob byGlob) || isNamed(hdu, byGlob);
    }

    static boolean isNamed(Hdu hdu, HduSelector.ByGlob glob) {
        return glob.extname().matches(hdu.extname().orElse("").strip())
                && (glob.extver() == null || glob.extver() == hdu.extver().orElse(1));
    }
}
