// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.compress.CodecException;
import io.fitspark.fits.compress.TableCodec;
import io.fitspark.fits.table.BatchBuilder;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.TableSchema;

/** What a tile holds of one column is made anew as if the column had been right from the beginning. */
class ColumnRecoderTest {
    /** Of this level the JDK always makes the same bytes of the same; the native library of lower ones does not quite. */
    private static final int LEVEL = 4;

    private final EncodeScratch scratch = new EncodeScratch();

    private static Column column(ColumnSpec spec) throws FitsWriteException {
        return TableSchema.of(List.of(spec)).columns().get(0);
    }

    /** What a tile holds of a column of these strings or numbers; null for no number. */
    private byte[] blob(ColumnSpec spec, TableCodec codec, Object... values) throws FitsWriteException {
        TableSchema schema = TableSchema.of(List.of(spec));
        BatchBuilder builder = new BatchBuilder(schema);
        int perRow = schema.columns().get(0).type().fixedElements();
        for (int i = 0; i < values.length; i++) {
            add(builder, values[i]);
            if ((i + 1) % perRow == 0) {
                builder.endRow();
            }
        }
        Column column = schema.columns().get(0);
        int rows = builder.batch().rows();
        byte[] cells = new byte[(int) column.rowBytes() * rows];
        CellEncoder.of(column, NonAscii.ERROR)
                .encode(builder.batch().column(0), 0, rows, cells, 0, (int) column.rowBytes(), 0);
        int length = ElementCodec.of(column.tform(), codec, LEVEL).encode(cells, cells.length, scratch);
        return Arrays.copyOf(scratch.out(), length);
    }

    private static void add(BatchBuilder builder, Object value) {
        if (value == null) {
            builder.column(0).addNull();
        } else if (value instanceof String text) {
            builder.column(0).addString(text);
        } else {
            builder.column(0).addLong((Integer) value);
        }
    }

    private static byte[] recoded(
            ColumnSpec from, TableCodec fromCodec, ColumnSpec to, TableCodec toCodec, int rows, byte[] blob)
            throws FitsWriteException {
        ColumnRecoder recoder = new ColumnRecoder(column(from), fromCodec, column(to), toCodec, LEVEL);
        byte[] shifted = new byte[blob.length + 2];
        System.arraycopy(blob, 0, shifted, 2, blob.length);
        int length = recoder.recode(shifted, 2, blob.length, rows, 1000);
        return Arrays.copyOf(recoder.out(), length);
    }

    @Test
    void stringsGetAnotherWidth() throws FitsWriteException {
        String[] names = {"a", "", "four", "bb"};
        byte[] narrow = blob(ColumnSpec.string("s", 4), TableCodec.GZIP_1, (Object[]) names);
        byte[] wide = blob(ColumnSpec.string("s", 9), TableCodec.GZIP_1, (Object[]) names);
        assertThat(recoded(
                        ColumnSpec.string("s", 4),
                        TableCodec.GZIP_1,
                        ColumnSpec.string("s", 9),
                        TableCodec.GZIP_1,
                        4,
                        narrow))
                .isEqualTo(wide);
        assertThat(recoded(
                        ColumnSpec.string("s", 9),
                        TableCodec.GZIP_1,
                        ColumnSpec.string("s", 4),
                        TableCodec.GZIP_1,
                        4,
                        wide))
                .isEqualTo(narrow);
        assertThatThrownBy(() -> recoded(
                        ColumnSpec.string("s", 9),
                        TableCodec.GZIP_1,
                        ColumnSpec.string("s", 3),
                        TableCodec.GZIP_1,
                        4,
                        wide))
                .isInstanceOf(FitsWriteException.class)
                .hasMessage("a string has more than 3 bytes [column s, row 1002]");
    }

    @Test
    void arraysOfStringsGetAnotherWidth() throws FitsWriteException {
        ColumnSpec narrow = ColumnSpec.of("s", "6A").dims(3, 2);
        ColumnSpec wide = ColumnSpec.of("s", "10A").dims(5, 2);
        Object[] names = {"a", "", "abc", "bb"};
        assertThat(recoded(
                        narrow, TableCodec.GZIP_1, wide, TableCodec.GZIP_1, 2, blob(narrow, TableCodec.GZIP_1, names)))
                .isEqualTo(blob(wide, TableCodec.GZIP_1, names));
    }

    @Test
    void nullsGetAnotherNumber() throws FitsWriteException {
        for (String form : List.of("2B", "2I", "2J", "2K")) {
            ColumnSpec from = ColumnSpec.of("n", form).tnull(99);
            ColumnSpec to = ColumnSpec.of("n", form).tnull(0);
            TableCodec codec = TileCodecs.standard(column(from).tform());
            Object[] values = {1, null, 7, 5, null, null};
            assertThat(recoded(from, codec, to, TableCodec.GZIP_1, 3, blob(from, codec, values)))
                    .isEqualTo(blob(to, TableCodec.GZIP_1, values));
        }
    }

    @Test
    void whatCannotBeToldFromNullIsRefused() throws FitsWriteException {
        ColumnSpec from = ColumnSpec.of("n", "1J").tnull(-1);
        byte[] blob = blob(from, TableCodec.RICE_1, 4, null, 7);
        assertThatThrownBy(() -> recoded(
                        from, TableCodec.RICE_1, ColumnSpec.of("n", "1J").tnull(7), TableCodec.RICE_1, 3, blob))
                .isInstanceOf(FitsWriteException.class)
                .hasMessage("the value 7 is stored, which TNULL makes null [column n, row 1002]");
        assertThatThrownBy(() -> recoded(from, TableCodec.RICE_1, ColumnSpec.of("n", "1J"), TableCodec.RICE_1, 3, blob))
                .isInstanceOf(FitsWriteException.class)
                .hasMessage("there is a null, but the column has no TNULL [column n, row 1001]");
        byte[] none = blob(from, TableCodec.RICE_1, 4, 5, 7);
        assertThat(recoded(from, TableCodec.RICE_1, ColumnSpec.of("n", "1J"), TableCodec.RICE_1, 3, none))
                .isEqualTo(none);
    }

    @Test
    void cellsInTheHeapChangeOneByOne() throws FitsWriteException {
        Column from = column(ColumnSpec.variable("v", 'J').tnull(-1));
        Column to = column(ColumnSpec.variable("v", 'J').tnull(-7));
        VariableCells before = cells(from, null, 3, 4, null);
        VariableCells after = new VariableCells(to);
        ColumnRecoder recoder = new ColumnRecoder(from, TableCodec.RICE_1, to, TableCodec.RICE_1, LEVEL);
        int at = 0;
        for (int row = 0; row < before.rows(); row++) {
            recoder.recodeCell(before.packed(), at, before.packedLengths()[row], before.counts()[row], after, row);
            at += before.packedLengths()[row];
        }
        VariableCells expected = cells(to, null, 3, 4, null);
        assertThat(after.rows()).isEqualTo(expected.rows());
        assertThat(Arrays.copyOf(after.counts(), 3)).isEqualTo(Arrays.copyOf(expected.counts(), 3));
        assertThat(Arrays.copyOf(after.packedLengths(), 3)).isEqualTo(Arrays.copyOf(expected.packedLengths(), 3));
        assertThat(Arrays.copyOf(after.packed(), after.packedLength()))
                .isEqualTo(Arrays.copyOf(expected.packed(), expected.packedLength()));
        assertThat(after.plainBytes()).isEqualTo(expected.plainBytes());
    }

    /** Three cells: the values once, none, and the values thirty times. */
    private VariableCells cells(Column column, Integer... values) throws FitsWriteException {
        TableSchema schema = new TableSchema(List.of(column), column.rowBytes());
        BatchBuilder builder = new BatchBuilder(schema);
        for (int times : new int[] {1, 0, 30}) {
            for (int i = 0; i < times; i++) {
                for (Integer value : values) {
                    add(builder, value);
                }
            }
            builder.endRow();
        }
        VariableCells cells = new VariableCells(column);
        cells.add(CellEncoder.of(column, NonAscii.ERROR), builder.batch().column(0), 0, 3, 0);
        cells.pack(ElementCodec.of(column.tform(), TableCodec.RICE_1, LEVEL), scratch);
        return cells;
    }

    @Test
    void refusesBytesThatAreNotOfTheColumnAndColumnsThatDifferInMore() throws FitsWriteException {
        ColumnSpec wide = ColumnSpec.string("s", 8);
        byte[] blob = blob(ColumnSpec.string("s", 4), TableCodec.GZIP_1, "a", "b");
        assertThatThrownBy(
                        () -> recoded(wide, TableCodec.GZIP_1, ColumnSpec.string("s", 9), TableCodec.GZIP_1, 2, blob))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("inflates to 8 bytes, not 16");
        assertThatThrownBy(() -> new ElementChange(column(wide), column(ColumnSpec.of("s", "8B"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("8A cannot become 8B");
        assertThat(new ElementChange(column(wide), column(wide)).isNeeded()).isFalse();
    }
}
