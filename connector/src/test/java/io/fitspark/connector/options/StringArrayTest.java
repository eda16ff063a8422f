// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StringArrayTest {
    @Property
    void readsWhatAJsonLibraryWrites(@ForAll @Size(max = 5) List<String> values) throws JsonProcessingException {
        assertThat(StringArray.parse(new ObjectMapper().writeValueAsString(values)))
                .isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[", "[\"a\"", "[\"a\",]", "[1]", "{}", "[\"a\"] x", "[\"\\x\"]", "[\"\\u12g4\"]", "\"a\""})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> StringArray.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not a JSON array of strings: " + text);
    }
}
