// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class GlobTest {
    @Test
    void matchesNamesInEitherCase() {
        assertThat(new Glob("sci*").matches("SCI_3")).isTrue();
        assertThat(new Glob("SCI*").matches("sc")).isFalse();
        assertThat(new Glob("?A?").matches("bad")).isTrue();
        assertThat(new Glob("*").matches("")).isTrue();
        assertThat(new Glob("a.c").matches("abc")).isFalse();
    }

    @Property
    void agreesWithARegularExpression(
            @ForAll @Chars({'a', 'b', '*', '?'}) @StringLength(max = 8) String pattern,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 10) String name) {
        String regex = pattern.replace("*", ".*").replace("?", ".");
        assertThat(new Glob(pattern).matches(name)).isEqualTo(Pattern.matches(regex, name));
    }

    @Test
    void needsNoMoreThanTheProductOfBothLengths() {
        assertThat(new Glob("a*".repeat(200) + "b").matches("a".repeat(2000))).isFalse();
    }
}
