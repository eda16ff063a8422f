// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import io.fitspark.connector.FitsErrors;
import io.fitspark.connector.options.HduSelector;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.HduEntry;

/** Finds the table to read in a file. */
final class HduChooser {
    private static final String PRIVATE_PREFIX = "FITSPARK_";
    private static final int HDUS_SHOWN = 8;

    private HduChooser() {}

    static Hdu choose(FitsFile file, HduSelector selector) throws IOException {
        Optional<Hdu> found;
        if (selector instanceof HduSelector.ByIndex byIndex) {
            found = file.hduIfPresent(byIndex.index());
        } else if (selector instanceof HduSelector.ByName byName) {
            found = byName.extver() == null
                    ? file.find(byName.extname())
                    : file.find(byName.extname(), byName.extver());
        } else {
            found = firstTable(file);
            if (found.isEmpty()) {
                throw FitsErrors.noTable(file.name(), hdus(file));
            }
        }
        if (found.isEmpty()) {
            throw FitsErrors.hduNotFound(file.name(), selector.toString(), hdus(file));
        }
        return readable(file, found.get());
    }

    /** How the table chosen in one file is found in the others: by its name, or by its place if it has none. */
    static HduSelector sameIn(HduSelector selector, Hdu chosen) {
        if (!(selector instanceof HduSelector.FirstTable)) {
            return selector;
        }
        return chosen.extname()
                .filter(name -> !name.isBlank())
                .<HduSelector>map(name -> new HduSelector.ByName(name, null))
                .orElseGet(() -> new HduSelector.ByIndex(chosen.index()));
    }

    private static Optional<Hdu> firstTable(FitsFile file) throws IOException {
        for (int i = 0; ; i++) {
            Optional<Hdu> hdu = file.hduIfPresent(i);
            if (hdu.isEmpty() || (hdu.get().kind().isTable() && !isPrivate(hdu.get()))) {
                return hdu;
            }
        }
    }

    private static boolean isPrivate(Hdu hdu) {
        return hdu.extname().orElse("").toUpperCase(Locale.ROOT).startsWith(PRIVATE_PREFIX);
    }

    private static Hdu readable(FitsFile file, Hdu hdu) {
        if (hdu.kind().isTable()) {
            return hdu;
        }
        String kind =
                switch (hdu.kind()) {
                    case PRIMARY, IMAGE -> "images";
                    case ZIMAGE -> "compressed images";
                    case GROUPS -> "random groups";
                    case BINTABLE, TABLE, ZTABLE, OTHER -> "HDUs of this kind";
                };
        throw FitsErrors.hduNotReadable(file.name(), describe(hdu.entry()), kind);
    }

    private static String hdus(FitsFile file) throws IOException {
        List<HduEntry> entries = file.entries();
        String shown =
                entries.stream().limit(HDUS_SHOWN).map(HduChooser::describe).collect(Collectors.joining(", "));
        int more = entries.size() - HDUS_SHOWN;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    private static String describe(HduEntry entry) {
        String name = entry.extname() == null
                ? ""
                : " " + entry.extname() + (entry.extver() == null ? "" : "," + entry.extver());
        return "HDU " + entry.index() + " (" + entry.kind() + name + ")";
    }
}
