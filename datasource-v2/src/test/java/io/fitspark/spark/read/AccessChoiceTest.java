// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

import io.fitspark.connector.read.NumberAccess;

class AccessChoiceTest {
    @Test
    void showsRowsAsStoredInNarrowScansOnly() {
        StructType narrow = StructType.fromDDL("a double, b struct<re: float, im: float>, c string");
        assertThat(AccessChoice.of(narrow)).isEqualTo(NumberAccess.STRIDED);
        assertThat(AccessChoice.of(narrow.add("d", "array<float>"))).isEqualTo(NumberAccess.DECODED);
        StructType wide = new StructType();
        for (int i = 0; i < 25; i++) {
            wide = wide.add("c" + i, "int");
        }
        assertThat(AccessChoice.of(wide)).isEqualTo(NumberAccess.DECODED);
    }
}
