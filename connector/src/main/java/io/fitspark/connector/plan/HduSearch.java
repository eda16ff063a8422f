// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

import io.fitspark.connector.FitsErrors;
import io.fitspark.connector.FitsUserException;
import io.fitspark.connector.options.HduSelector;
import io.fitspark.connector.options.View;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.ImageHdu;
import io.fitspark.fits.image.Axes;

/** Finds the tables or images to be read in a file, one after another, walking no further than it is asked to. */
final class HduSearch {
    private static final String PRIVATE_PREFIX = "FITSPARK_";

    private final FitsFile file;
    private final HduSelector selector;
    private final boolean missingIsFine;
    private View view;
    private int from;
    private boolean found;
    private boolean finished;

    HduSearch(FitsFile file, Lookup lookup) {
        this(file, lookup.selector(), lookup.view(), lookup.tolerance().missingHdus());
    }

    /** @param missingIsFine whether a file without such an HDU is no error */
    HduSearch(FitsFile file, HduSelector selector, View view, boolean missingIsFine) {
        this.file = file;
        this.selector = selector;
        this.missingIsFine = missingIsFine;
        this.view = view;
    }

    /** What is read of the HDU that was found last. */
    View view() {
        return view;
    }

    /**
     * The next table or image; empty when there are no more.
     *
     * @throws io.fitspark.connector.FitsUserException if there is none at all, or what was asked for is none
     */
    Optional<Hdu> next() throws IOException {
        if (finished) {
            return Optional.empty();
        }
        Optional<Hdu> next = look();
        finished = next.isEmpty() || !(selector instanceof HduSelector.ByGlob);
        if (next.isEmpty() && !found && !missingIsFine) {
            throw nothing();
        }
        found |= next.isPresent();
        if (next.isPresent()) {
            requireReadable(next.get());
        }
        return next;
    }

    private FitsUserException nothing() throws IOException {
        String hdus = HduNames.all(file);
        if (!(selector instanceof HduSelector.FirstTable)) {
            return FitsErrors.hduNotFound(file.name(), selector.toString(), hdus);
        }
        return view.isOfImages() ? FitsErrors.noImage(file.name(), hdus) : FitsErrors.noTable(file.name(), hdus);
    }

    private Optional<Hdu> look() throws IOException {
        if (selector instanceof HduSelector.ByIndex byIndex) {
            return decide(file.hduIfPresent(byIndex.index()));
        }
        if (selector instanceof HduSelector.ByName byName) {
            return decide(
                    byName.extver() == null
                            ? file.find(byName.extname())
                            : file.find(byName.extname(), byName.extver()));
        }
        if (view != View.AUTO) {
            return walk();
        }
        view = View.ROWS;
        Optional<Hdu> table = walk();
        if (table.isPresent()) {
            return table;
        }
        view = View.TILES;
        from = 0;
        Optional<Hdu> image = walk();
        if (image.isEmpty()) {
            view = View.AUTO;
        }
        return image;
    }

    private Optional<Hdu> decide(Optional<Hdu> hdu) {
        if (hdu.isPresent() && view == View.AUTO) {
            view = hdu.get().kind().isImage() ? View.TILES : View.ROWS;
        }
        return hdu;
    }

    private Optional<Hdu> walk() throws IOException {
        for (; ; from++) {
            Optional<Hdu> hdu = file.hduIfPresent(from);
            if (hdu.isEmpty() || (isOfKind(hdu.get()) && matches(hdu.get()))) {
                from++;
                return hdu;
            }
        }
    }

    /** Images without pixels, as most files begin with, are not meant by anybody who does not name them. */
    private boolean isOfKind(Hdu hdu) {
        if (!view.isOfImages()) {
            return hdu.kind().isTable();
        }
        return hdu instanceof ImageHdu image
                ? Axes.of(image.axes()).pixels() > 0
                : hdu.kind().isImage();
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

    private void requireReadable(Hdu hdu) {
        String name = HduNames.describe(hdu.entry());
        switch (hdu.kind()) {
            case GROUPS -> throw FitsErrors.hduNotReadable(file.name(), name, "random groups");
            case OTHER -> throw FitsErrors.hduNotReadable(file.name(), name, "HDUs of this kind");
            case PRIMARY, IMAGE, ZIMAGE -> {
                if (!view.isOfImages()) {
                    throw FitsErrors.imageAsRows(file.name(), name);
                }
            }
            case BINTABLE, TABLE, ZTABLE -> {
                if (view.isOfImages()) {
                    throw FitsErrors.tableAsImage(file.name(), name);
                }
            }
        }
    }

    /** How the table or image chosen in one file is found in the others: by its name, or by its place if it has none. */
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
