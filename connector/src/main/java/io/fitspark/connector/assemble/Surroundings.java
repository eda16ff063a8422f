// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.util.List;

import io.fitspark.connector.storage.SourceFile;

/**
 * HDUs of a file that is there which stay beside the table, byte for byte.
 *
 * @param before what comes before; none for a primary HDU without data
 * @param behind what comes behind
 * @param hdus how many come before
 */
public record Surroundings(List<Span> before, List<Span> behind, int hdus) {
    /** Nothing else. */
    public static final Surroundings NONE = new Surroundings(List.of(), List.of(), 1);

    public Surroundings {
        before = List.copyOf(before);
        behind = List.copyOf(behind);
    }

    /**
     * HDUs of a file.
     *
     * @param start where the table begins that is left out
     * @param end where it ends, with its zone maps
     * @param hdus that come before it
     */
    public static Surroundings of(SourceFile file, long start, long end, int hdus) {
        List<Span> behind = end < file.length() ? List.of(new Span(file, end, file.length() - end)) : List.of();
        return new Surroundings(List.of(new Span(file, 0, start)), behind, hdus);
    }
}
