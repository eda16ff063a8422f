// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

import io.fitspark.connector.FitsErrors;
import io.fitspark.connector.options.HduSelector;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;

/** Finds the tables to be read in a file, one after another, walking no further than it is asked to. */
final class HduSearch {
    private static final String PRIVATE_PREFIX = "FITSPARK_";

    private final FitsFile file;
    private final HduSelector selector;
    private final boolean missingIsFine;
    private int from;
    private boolean found;
    private boolean finished;

    /** @param missingIsFine whether a file without such a table is no error */
    HduSearch(FitsFile file, HduSelector selector, boolean missingIsFine) {
        this.file = file;
        this.selector = selector;
        this.missingIsFine = missingIsFine;
    }

    /**
     * The next table; empty when there are no more.
     *
     * @throws io.fitspark.connector.FitsUserException if there is none at all, or what was asked for is no table
     */
    Optional<Hdu> next() throws IOException {
        if (finished) {
            return Optional.empty();
        }
        Optional<Hdu> next = look();
        finished = next.isEmpty() || !(selector instanceof HduSelector.ByGlob);
        if (next.isEmpty() && !found && !missingIsFine) {
            throw selector instanceof HduSelector.FirstTable
                    ? FitsErrors.noTable(file.name(), HduNames.all(file))
                    : FitsErrors.hduNotFound(file.name(), selector.toString(), HduNames.all(file));
        }
        found |= next.isPresent();
        if (next.isPresent()) {
            requireTable(next.get());
        }
        return next;
    }

    private Optional<Hdu> look() throws IOException {
        if (selector instanceof HduSelector.ByIndex byIndex) {
            return file.hduIfPresent(byIndex.index());
        }
        if (selector instanceof HduSelector.ByName byName) {
            return byName.extver() == null ? file.find(byName.extname()) : file.find(byName.extname(), byName.extver());
        }
        for (; ; from++) {
            Optional<Hdu> hdu = file.hduIfPresent(from);
            if (hdu.isEmpty() || (hdu.get().kind().isTable() && matches(hdu.get()))) {
                from++;
                return hdu;
            }
        }
    }

    private boolean matches(Hdu hdu) {
        String name = hdu.extname().orElse("").strip();
        boolean isPrivate = name.toUpperCase(Locale.ROOT).startsWith(PRIVATE_PREFIX);
        if (selector instanceof HduSelector.ByGlob glob) {
            boolean asked = glob.extname().pattern().toUpperCase(Locale.ROOT).startsWith(PRIVATE_PREFIX);
            return HduMatch.isNamed(hdu, glob) && (asked || !isPrivate);
        }
        return !isPrivate;
    }

    private void requireTable(Hdu hdu) {
        String kind =
                switch (hdu.kind()) {
                    case BINTABLE, TABLE, ZTABLE -> null;
                    case PRIMARY, IMAGE -> "images";
                    case ZIMAGE -> "compressed images";
                    case GROUPS -> "random groups";
                    case OTHER -> "HDUs of this kind";
                };
        if (kind != null) {
            throw FitsErrors.hduNotReadable(file.name(), HduNames.describe(hdu.entry()), kind);
        }
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
}
