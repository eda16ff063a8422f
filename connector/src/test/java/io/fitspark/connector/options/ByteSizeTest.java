// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0,0",
        "1048576,1048576",
        "134217728b,134217728",
        "1k,1024",
        "128 MB,134217728",
        "1GiB,1073741824",
        "2t,2199023255552",
        "3P,3377699720527872"
    })
    void readsSizesAsSparkSpellsThem(String text, long bytes) {
        assertThat(ByteSize.parse(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "-1", "1.5m", "1x", "9999999999p", "99999999999999999999"})
    void refusesAnythingElse(String text) {
        assertThat(ByteSize.parse(text)).isEmpty();
    }
}
