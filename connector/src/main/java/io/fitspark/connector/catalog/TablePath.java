// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.catalog;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path, and the HDU in it where one is named: what a name of a table in SQL says.
 *
 * @param path of a file or directory, or a glob
 * @param hdu as the option of that name has it; null if none is named
 */
public record TablePath(String path, String hdu) {
    /** As cfitsio writes it. Only behind suffixes of FITS files, as brackets are globs too. */
    private static final Pattern BRACKETS = Pattern.compile(
            "(.+\\.(?:fits|fit|fts|fz|gz))\\[\\s*([^\\[\\]]*[^\\[\\]\\s])\\s*]", Pattern.CASE_INSENSITIVE);

    public TablePath {
        Objects.requireNonNull(path, "path is null");
    }

    /**
     * Reads {@code path}, {@code path#HDU} or {@code path.fits[HDU]}.
     *
     * @param exists whether a path exists: if it does as it stands, no HDU is meant; asked only where it matters
     */
    public static TablePath parse(String text, Predicate<String> exists) {
        int hash = text.lastIndexOf('#');
        if (hash > 0 && hash < text.length() - 1 && text.indexOf('/', hash) < 0) {
            return exists.test(text)
                    ? new TablePath(text, null)
                    : new TablePath(
                            text.substring(0, hash), text.substring(hash + 1).strip());
        }
        Matcher brackets = BRACKETS.matcher(text);
        return brackets.matches() && !exists.test(text)
                ? new TablePath(brackets.group(1), brackets.group(2))
                : new TablePath(text, null);
    }

    @Override
    public String toString() {
        return hdu == null ? path : path + "#" + hdu;
    }
}
