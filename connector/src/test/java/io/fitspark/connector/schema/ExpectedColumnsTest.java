// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import io.fitspark.connector.FitsUserException;
import io.fitspark.connector.Serialized;
import io.fitspark.connector.TestTable;
import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.storage.MemoryRangeReader;
import io.fitspark.fits.table.TableLayout;

class ExpectedColumnsTest {
    private static TableLayout layout(String file, String... names) throws IOException {
        byte[] bytes = new TestTable().table(null, 0, 1, names).bytes();
        try (FitsFile fits = FitsFile.open(new MemoryRangeReader(file, bytes))) {
            return TableLayout.of(file, (BinTableHdu) fits.hdu(1));
        }
    }

    private final ExpectedColumns expected;

    ExpectedColumnsTest() throws IOException {
        expected = ExpectedColumns.of(layout("first.fits", "ID", "X", "V", "NAME"), false);
    }

    @Test
    void findsColumnsByNameWithoutRegardToCase() throws IOException {
        assertThat(expected.locate(layout("b.fits", "ID", "X", "V", "NAME"))).containsExactly(0, 1, 2, 3);
        assertThat(expected.locate(layout("b.fits", "id", "x", "v", "name"))).containsExactly(0, 1, 2, 3);
    }

    @Test
    void showsBothSidesOfEveryDifference() throws IOException {
        TableLayout other = layout("b.fits", "X", "ID", "V", "LABEL");
        assertThatThrownBy(() -> expected.locate(other))
                .isInstanceOf(FitsUserException.class)
                .hasMessage("[SCHEMA_MISMATCH] The columns of b.fits are not those of first.fits: "
                        + "ID DOUBLE should be ID LONG; X LONG should be X DOUBLE; NAME STRING is missing; "
                        + "LABEL STRING is there in addition. Set mergeSchema=true where columns are missing; "
                        + "read files whose types differ one by one.");
    }

    @Test
    void travelsToTasks() throws IOException, ClassNotFoundException {
        assertThat(Serialized.copy(expected)).isEqualTo(expected);
    }
}
