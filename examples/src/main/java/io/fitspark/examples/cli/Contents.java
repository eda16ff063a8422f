// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.fitspark.fits.AsciiTableHdu;
import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsWarning;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.HduEntry;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.ImageHdu;

/** The list of a file's HDUs. */
final class Contents {

    private static final int SHOWN_HDUS = 100;
    private static final int SHOWN_WARNINGS = 5;

    private Contents() {}

    /** Prints the HDUs and returns the tables among those printed. */
    static List<TableHdu> print(Path path, PrintStream out) throws IOException {
        try (FitsFile file = FitsFile.open(path)) {
            List<HduEntry> entries = file.entries();
            out.printf(Locale.ROOT, "%s: %,d bytes, %s%n", path, file.reader().length(), count(entries.size(), "HDU"));
            TextTable table = new TextTable("HDU", "type", "name", "size");
            List<TableHdu> tables = new ArrayList<>();
            List<FitsWarning> warnings = new ArrayList<>(file.warnings());
            for (HduEntry entry : entries.subList(0, Math.min(SHOWN_HDUS, entries.size()))) {
                Hdu hdu = file.hdu(entry.index());
                warnings.addAll(hdu.header().warnings());
                String name = hdu.extname().orElse("");
                table.row(String.valueOf(hdu.index()), type(hdu.kind()), name, size(hdu));
                if (hdu instanceof BinTableHdu binary && binary.kind() != HduKind.ZIMAGE) {
                    tables.add(new TableHdu(hdu.index(), name, hdu.kind(), binary.rows()));
                } else if (hdu instanceof AsciiTableHdu ascii) {
                    tables.add(new TableHdu(hdu.index(), name, hdu.kind(), ascii.rows()));
                }
            }
            table.print(out);
            if (entries.size() > SHOWN_HDUS) {
                out.println("  ... and " + (entries.size() - SHOWN_HDUS) + " more");
            }
            printWarnings(warnings, out);
            return tables;
        }
    }

    private static void printWarnings(List<FitsWarning> warnings, PrintStream out) {
        for (FitsWarning warning : warnings.subList(0, Math.min(SHOWN_WARNINGS, warnings.size()))) {
            out.println("  odd: " + warning.message() + " [HDU " + warning.hdu() + "]");
        }
        if (warnings.size() > SHOWN_WARNINGS) {
            out.println("  ... and " + (warnings.size() - SHOWN_WARNINGS) + " more oddities");
        }
    }

    private static String type(HduKind kind) {
        return switch (kind) {
            case PRIMARY -> "primary";
            case IMAGE -> "image";
            case BINTABLE -> "table";
            case TABLE -> "ASCII table";
            case ZIMAGE -> "compressed image";
            case ZTABLE -> "compressed table";
            case GROUPS -> "random groups";
            case OTHER -> "other";
        };
    }

    private static String size(Hdu hdu) {
        if (hdu.kind() == HduKind.ZIMAGE) {
            return "";
        }
        if (hdu instanceof BinTableHdu table) {
            return count(table.rows(), "row") + ", " + count(table.fields(), "column");
        }
        if (hdu instanceof AsciiTableHdu table) {
            return count(table.rows(), "row") + ", " + count(table.fields(), "column");
        }
        if (hdu instanceof ImageHdu image && image.axes().length > 0) {
            return Arrays.stream(image.axes())
                    .mapToObj(String::valueOf)
                    .collect(Collectors.joining(" x ", "", " pixels"));
        }
        return hdu.entry().dataLength() == 0 ? "no data" : count(hdu.entry().dataLength(), "byte");
    }

    private static String count(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }
}
