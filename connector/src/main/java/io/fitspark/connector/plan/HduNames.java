// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.HduEntry;

/** What messages say of the HDUs of a file. */
final class HduNames {
    private static final int HDUS_SHOWN = 8;

    private HduNames() {}

    static String all(FitsFile file) throws IOException {
        List<HduEntry> entries = file.entries();
        String shown =
                entries.stream().limit(HDUS_SHOWN).map(HduNames::describe).collect(Collectors.joining(", "));
        int more = entries.size() - HDUS_SHOWN;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    static String describe(HduEntry entry) {
        String name = entry.extname() == null
                ? ""
                : " " + entry.extname() + (entry.extver() == null ? "" : "," + entry.extver());
        return "HDU " + entry.index() + " (" + entry.kind() + name + ")";
    }
}
