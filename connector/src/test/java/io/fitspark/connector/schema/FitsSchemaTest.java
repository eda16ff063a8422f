// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.fitspark.connector.schema.FitsSchema.Rules;
import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.table.TableLayout;

class FitsSchemaTest {
    private static final Rules ONE_FILE = new Rules(false, false, false, true);

    private static FitsSchema schema(String file, Rules rules) throws IOException {
        try (FitsFile fits = FitsFile.open(Corpus.path(file))) {
            return FitsSchema.of(TableLayout.of(file, (BinTableHdu) fits.hdu(1)), rules);
        }
    }

    private static FitsField field(FitsSchema schema, String name) {
        Optional<FitsField> found = schema.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst();
        return found.orElseThrow();
    }

    @Test
    void keepsWhatTheHeaderSays() throws IOException {
        FitsSchema schema = schema("tables/keywords.fits", ONE_FILE);
        assertThat(schema.fields())
                .anySatisfy(field -> assertThat(field.metadata()).containsKeys("fits.unit", "fits.tform"));
        assertThat(schema.fields())
                .anySatisfy(field -> assertThat(field.comment()).isNotBlank());
        assertThat(field(schema("tables/scaled.fits", ONE_FILE), "I_2X").metadata())
                .containsAllEntriesOf(Map.of("fits.scale", 2.0, "fits.zero", 32768.0));
        assertThat(schema("tables/tnull.fits", ONE_FILE).fields())
                .anySatisfy(
                        field -> assertThat(field.metadata().get("fits.null")).isInstanceOf(Long.class));
    }

    @Test
    void rulesOutNullsWhereTheHeaderDoes() throws IOException {
        FitsSchema schema = schema("tables/all_types.fits", ONE_FILE);
        assertThat(field(schema, "s_j").nullable()).isFalse();
        assertThat(field(schema, "s_d").nullable()).isFalse();
        assertThat(field(schema, "s_a").nullable()).isFalse();
        assertThat(field(schema, "s_l").nullable()).isTrue();
        assertThat(field(schema, "v_l").nullable()).isFalse();
        assertThat(field(schema, "v_l").elementNullable()).isTrue();
    }

    @Test
    void letsTheOptionsMakeNulls() throws IOException {
        FitsSchema schema = schema("tables/all_types.fits", new Rules(false, true, true, true));
        assertThat(field(schema, "s_d").nullable()).isTrue();
        assertThat(field(schema, "s_c").nullable()).isFalse();
        assertThat(field(schema, "s_c").elementNullable()).isTrue();
        assertThat(field(schema, "s_a").nullable()).isTrue();
        assertThat(field(schema, "s_j").nullable()).isFalse();
    }

    @Test
    void expectsNullsAnywhereIfNotEveryHeaderWasSeen() throws IOException {
        assertThat(schema("tables/all_types.fits", new Rules(false, false, false, false))
                        .fields())
                .allSatisfy(field -> {
                    assertThat(field.nullable()).isTrue();
                    assertThat(field.elementNullable()).isTrue();
                });
    }

    @Test
    void namesColumnsThatHaveNoName() throws IOException {
        assertThat(schema("tables/names_missing.fits", ONE_FILE).fields())
                .anySatisfy(field -> assertThat(field.name()).matches("COL\\d+"));
    }
}
