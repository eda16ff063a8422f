// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.header;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order in which headers begin: SIMPLE or XTENSION, BITPIX, NAXIS, NAXISn, PCOUNT, GCOUNT, TFIELDS (FITS 4.0, sections 4.4.1 and 7). */
final class MandatoryOrder {

    private static final Pattern AXIS = Pattern.compile("NAXIS([0-9]{1,3})");
    private static final int AXES = 3;
    private static final int AFTER_AXES = AXES + 1000;
    private static final int OTHERS = AFTER_AXES + 3;

    private MandatoryOrder() {}

    /** The same entries: the mandatory ones in front, the others in the order they had. */
    static List<HeaderEntry> of(List<HeaderEntry> entries) {
        return entries.stream()
                .sorted(Comparator.comparingInt(entry -> place(entry.keyword())))
                .toList();
    }

    private static int place(String keyword) {
        return switch (keyword) {
            case "SIMPLE", "XTENSION" -> 0;
            case "BITPIX" -> 1;
            case "NAXIS" -> 2;
            case "PCOUNT" -> AFTER_AXES;
            case "GCOUNT" -> AFTER_AXES + 1;
            case "TFIELDS" -> AFTER_AXES + 2;
            default -> {
                if (!keyword.startsWith("NAXIS")) {
                    yield OTHERS;
                }
                Matcher axis = AXIS.matcher(keyword);
                yield axis.matches() ? AXES + Integer.parseInt(axis.group(1)) : OTHERS;
            }
        };
    }
}
