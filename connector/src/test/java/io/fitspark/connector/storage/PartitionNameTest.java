// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.connector.storage.PartitionPath.KeyValue;

class PartitionNameTest {
    @Test
    void writesNamesAsSparkDoes() {
        assertThat(PartitionName.of("day", "2026-06-01 10:00:00")).isEqualTo("day=2026-06-01 10%3A00%3A00");
        assertThat(PartitionName.of("a=b", "50%/x")).isEqualTo("a%3Db=50%25%2Fx");
        assertThat(PartitionName.of("a", null)).isEqualTo("a=__HIVE_DEFAULT_PARTITION__");
        assertThat(PartitionName.of("a", "")).isEqualTo("a=__HIVE_DEFAULT_PARTITION__");
        assertThat(PartitionName.of("a", "\u00e9 {\u0001")).isEqualTo("a=\u00e9 %7B%01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a b", "\"#%'*/:=?\\{[]^\u007f\u0001", "%41", "..", "\u00e9"})
    void namesAreReadAsTheyWereWritten(String value) {
        Path base = new Path("/data");
        assertThat(PartitionPath.between(base, new Path(base, new Path(null, null, PartitionName.of("k y", value)))))
                .hasValueSatisfying(found -> assertThat(found).containsExactly(new KeyValue("k y", value)));
    }
}
