// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.connector.FitsUserException;
import io.fitspark.connector.schema.ConstantType;

class HeaderColumnTest {
    @Test
    void keepsNamesAsWrittenAndLooksForKeywordsInUpperCase() {
        assertThat(HeaderColumn.parse("headerColumns", "ExpTime, OBS_ID:string,HIERARCH ESO INS FILT : Double,N:long"))
                .containsExactly(
                        new HeaderColumn("ExpTime", "EXPTIME", null),
                        new HeaderColumn("OBS_ID", "OBS_ID", ConstantType.STRING),
                        new HeaderColumn("ESO INS FILT", "ESO INS FILT", ConstantType.DOUBLE),
                        new HeaderColumn("N", "N", ConstantType.BIGINT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A,,B", ":INT", "A:DATE", "A:decimal", "A:"})
    void saysWhatItShouldBe(String text) {
        assertThatThrownBy(() -> ReadOptions.parse(Map.of("headerColumns", text)))
                .isInstanceOf(FitsUserException.class)
                .hasMessage("[BAD_OPTION_VALUE] Option 'headerColumns' cannot be '" + text
                        + "': expected keywords such as EXPTIME,OBS_ID, each followed by :TYPE if need be, "
                        + "TYPE one of BOOLEAN, INT, BIGINT, DOUBLE, STRING.");
    }
}
