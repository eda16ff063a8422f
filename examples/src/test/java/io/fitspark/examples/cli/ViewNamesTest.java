// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.fitspark.fits.HduKind;

class ViewNamesTest {

    @Test
    void areExtnamesInLowerCase() {
        assertThat(names("OBJECTS", "2MASS", "LightCurves")).containsExactly("objects", "2mass", "lightcurves");
    }

    @Test
    void replaceWhatSqlWouldWantQuoted() {
        assertThat(names("SKY OBJ-1", "a`b", "..")).containsExactly("sky_obj_1", "a_b", "hdu3");
    }

    @Test
    void areAllDifferent() {
        assertThat(names("SCI", "sci", "", "", "SCI_HDU2"))
                .containsExactly("sci", "sci_hdu2", "hdu3", "hdu4", "sci_hdu2_hdu5");
    }

    @Test
    void areQuotedWhereNeeded() {
        assertThat(ViewNames.quoted("objects")).isEqualTo("objects");
        assertThat(ViewNames.quoted("2mass")).isEqualTo("`2mass`");
        assertThat(ViewNames.quoted("a`b")).isEqualTo("`a``b`");
    }

    private static List<String> names(String... extnames) {
        List<TableHdu> tables = new ArrayList<>();
        for (String extname : extnames) {
            tables.add(new TableHdu(tables.size() + 1, extname, HduKind.BINTABLE, 0));
        }
        return ViewNames.of(tables);
    }
}
