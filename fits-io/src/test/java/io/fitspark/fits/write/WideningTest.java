// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.TableSchema;

/** Descriptors begin with 32 bits and get 64 where the heap grows beyond them: the file is as if it had had them from the first. */
class WideningTest {
    private static final TableOptions PLAIN = TableOptions.DEFAULT.withExtname("ROWS");

    private static List<ColumnSpec> open() {
        List<ColumnSpec> specs = new ArrayList<>();
        specs.add(ColumnSpec.of("first", "3E"));
        specs.addAll(RandomTable.variable());
        specs.add(ColumnSpec.string("last", 7));
        return specs;
    }

    private static List<ColumnSpec> wide() {
        return open().stream()
                .map(spec -> spec.open()
                        ? ColumnSpec.of(spec.name(), "Q" + spec.tform().charAt(1))
                                .zero(spec.zero())
                        : spec)
                .toList();
    }

    private static WrittenFile.Content written(RandomTable table, TableOptions options, long limit, Random random) {
        return writer -> {
            TableWriter rows = TableWriters.plain(writer, table.schema(), options, limit);
            int done = 0;
            while (done < table.batch().rows()) {
                int count = Math.min(random.nextInt(1, 100), table.batch().rows() - done);
                rows.write(table.batch(), done, count);
                done += count;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1000, 50_000, 200_000, Integer.MAX_VALUE})
    void writesAsIfDescriptorsHadBeenWideFromTheFirst(long limit) throws IOException {
        RandomTable table = RandomTable.of(TableSchema.of(open()), 1500, 1);
        RandomTable wide = RandomTable.of(TableSchema.of(wide()), 1500, 1);
        TableSchema asWritten = limit < Integer.MAX_VALUE ? wide.schema() : table.schema();
        byte[] expected = WrittenFile.inMemory(WrittenFile.table(new RandomTable(asWritten, wide.batch()), PLAIN));
        WrittenFile.assertHolds(expected, 1, table.batch());
        Random random = new Random(limit);
        for (TableOptions options : List.of(PLAIN, PLAIN.withRows(1500), PLAIN.withBufferBytes(700))) {
            assertThat(WrittenFile.inMemory(written(table, options, limit, random)))
                    .isEqualTo(expected);
            assertThat(WrittenFile.streamed(written(table, options, limit, random)))
                    .isEqualTo(expected);
        }
    }

    @Test
    void keepsWhatTheCallerChose() throws IOException {
        TableSchema schema = TableSchema.of(List.of(ColumnSpec.variable("open", 'J'), ColumnSpec.of("fixed", "PJ")));
        RandomTable table = RandomTable.of(schema, 100, 2);
        assertThatThrownBy(() -> WrittenFile.inMemory(written(table, PLAIN, 500, new Random(1))))
                .isInstanceOf(FitsWriteException.class)
                .hasMessageContaining("make it Q, or leave open which it is")
                .hasMessageContaining("column fixed");
        byte[] narrow = WrittenFile.inMemory(written(table, PLAIN, 1 << 20, new Random(1)));
        try (FitsFile file = WrittenFile.open(narrow)) {
            assertThat(file.hdu(1).header().requireString("TFORM1")).startsWith("1PJ(");
        }
    }
}
