// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsciiFormTest {
    @ParameterizedTest
    @CsvSource({
        "A1,A,1,0,STRING",
        "A0,A,0,0,STRING",
        "a12,A,12,0,STRING",
        "I1,I,1,0,INT",
        "I9,I,9,0,INT",
        "I10,I,10,0,LONG",
        "I18,I,18,0,LONG",
        "I19,I,19,0,DECIMAL",
        "I200,I,200,0,DECIMAL",
        "'  I6  ',I,6,0,INT",
        "I6.4,I,6,0,INT",
        "F8.3,F,8,3,DOUBLE",
        "F8,F,8,0,DOUBLE",
        "f8.0,F,8,0,DOUBLE",
        "E15.7,E,15,7,DOUBLE",
        "E15.7E3,E,15,7,DOUBLE",
        "d25.17,D,25,17,DOUBLE",
        "D25.17e2,D,25,17,DOUBLE"
    })
    void takesFormats(String text, char code, int width, int decimals, ElementType element) {
        AsciiForm form = AsciiForm.parse(text).orElseThrow();
        assertThat(form).isEqualTo(new AsciiForm(text, code, width, decimals));
        assertThat(form.elementType()).isEqualTo(element);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "A",
                "I",
                "F.3",
                "I0",
                "F0.0",
                "1J",
                "12A",
                "X3",
                "F8.",
                "F8.x",
                "A8.2",
                "I6 I7",
                "I-6",
                "E15.7E",
                "E15.7E3x",
                "I6.4E2",
                "A8 x",
                "I1234567890",
                "F8.1234567890",
                "F8,3"
            })
    void refusesWhatIsNone(String text) {
        assertThat(AsciiForm.parse(text)).isEmpty();
    }

    @Test
    void isNothingToBinaryTables() {
        AsciiForm form = AsciiForm.parse("I6").orElseThrow();
        assertThat(form.isDescriptor()).isFalse();
        assertThat(Scaling.of(form, 1, 0)).isEqualTo(Scaling.NONE);
        assertThat(Scaling.of(form, 1, 32768)).isEqualTo(Scaling.LINEAR);
    }
}
