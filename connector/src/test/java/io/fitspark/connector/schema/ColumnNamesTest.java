// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ColumnNamesTest {
    @Test
    void numbersRepeatedNames() {
        assertThat(ColumnNames.unique(List.of("A", "B", "a", "A"), false)).containsExactly("A", "B", "a_2", "A_3");
    }

    @Test
    void avoidsNamesThatAreThere() {
        assertThat(ColumnNames.unique(List.of("A", "A", "A_2"), false)).containsExactly("A", "A_3", "A_2");
    }

    @Test
    void leavesNamesThatDifferByCaseIfCaseCounts() {
        assertThat(ColumnNames.unique(List.of("A", "a", "A"), true)).containsExactly("A", "a", "A_2");
    }

    @Property
    void givesUniqueNamesAndLeavesTheFirstOfEach(@ForAll("names") List<String> names) {
        List<String> unique = ColumnNames.unique(names, false);
        Set<String> folded = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            assertThat(folded.add(unique.get(i).toLowerCase(Locale.ROOT))).isTrue();
            if (seen.add(names.get(i).toLowerCase(Locale.ROOT))) {
                assertThat(unique.get(i)).isEqualTo(names.get(i));
            }
        }
    }

    @Provide
    Arbitrary<List<String>> names() {
        return Arbitraries.of("a", "A", "a_2", "A_3", "b", "a_2_2", "").list().ofMaxSize(12);
    }
}
