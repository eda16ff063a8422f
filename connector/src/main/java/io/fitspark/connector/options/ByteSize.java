// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as Spark's settings spell them: {@code 1048576}, {@code 1m}, {@code 128 MB}, {@code 1GiB}. */
public final class ByteSize {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})\\s*(?:([kmgtp])(?:i?b)?|b)?");
    private static final String UNITS = "kmgtp";

    private ByteSize() {}

    /** Empty if the text is no size, or one beyond a long. */
    public static OptionalLong parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        String unit = matcher.group(2);
        long scale = unit == null ? 1 : 1L << (10 * (UNITS.indexOf(unit) + 1));
        long number = Long.parseLong(matcher.group(1));
        return number > Long.MAX_VALUE / scale ? OptionalLong.empty() : OptionalLong.of(number * scale);
    }
}
