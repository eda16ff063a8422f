// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.table.BatchBuilder;
import io.fitspark.fits.table.Column;
import io.fitspark.fits.table.ColumnAppender;
import io.fitspark.fits.table.ColumnBatch;
import io.fitspark.fits.table.ColumnSpec;
import io.fitspark.fits.table.TForm;
import io.fitspark.fits.table.TableSchema;

/**
 * A table with random values, the same for the same seed, which can be written and read again.
 *
 * @param schema its columns
 * @param batch all of its rows
 */
record RandomTable(TableSchema schema, ColumnBatch batch) {
    private static final int STORED = 1000;

    static RandomTable of(TableSchema schema, int rows, long seed) {
        return new RandomTable(schema, batch(schema, rows, new Random(seed)));
    }

    /** Some rows of a table; the same random numbers give the same rows, whatever the batches. */
    static ColumnBatch batch(TableSchema schema, int rows, Random random) {
        BatchBuilder builder = new BatchBuilder(schema);
        for (int r = 0; r < rows; r++) {
            for (Column column : schema.columns()) {
                addCell(column, builder.column(column.index()), random);
            }
            builder.endRow();
        }
        return builder.batch();
    }

    /** Every type in the rows of a binary table. */
    static List<ColumnSpec> fixed() {
        return List.of(
                ColumnSpec.of("l", "1L"),
                ColumnSpec.of("l3", "3L"),
                ColumnSpec.of("x", "1X"),
                ColumnSpec.of("x12", "12X"),
                ColumnSpec.of("b", "1B"),
                ColumnSpec.of("b22", "4B").dims(2, 2),
                ColumnSpec.of("sb", "1B").zero(-128),
                ColumnSpec.of("i", "1I"),
                ColumnSpec.unsigned("u16", 16),
                ColumnSpec.of("j", "1J").unit("adu"),
                ColumnSpec.unsigned("u32", 32),
                ColumnSpec.of("k", "1K"),
                ColumnSpec.unsigned("u64", 64),
                ColumnSpec.of("e", "1E").unit("Jy").disp("F8.3"),
                ColumnSpec.of("e5", "5E"),
                ColumnSpec.of("d", "1D").comment("a double"),
                ColumnSpec.of("d23", "6D").dims(2, 3),
                ColumnSpec.of("c", "1C"),
                ColumnSpec.of("m2", "2M"),
                ColumnSpec.string("s", 8),
                ColumnSpec.of("s3", "24A").dims(8, 3),
                ColumnSpec.of("empty", "0J"),
                ColumnSpec.of("scaled", "1I").scale(0.5).zero(100),
                ColumnSpec.of("nullable", "1J").tnull(-99),
                ColumnSpec.of("nullable2", "2I").tnull(Short.MIN_VALUE));
    }

    /** Every type in the heap. */
    static List<ColumnSpec> variable() {
        List<ColumnSpec> specs = new ArrayList<>();
        for (char code : "LXBIJKAEDCM".toCharArray()) {
            specs.add(ColumnSpec.variable("v" + code, code));
        }
        specs.add(ColumnSpec.of("qd", "QD"));
        specs.add(ColumnSpec.of("none", "0PE"));
        specs.add(ColumnSpec.variable("u32s", 'J').zero(0x1p31));
        return specs;
    }

    /** Every kind of field of an ASCII table. */
    static List<ColumnSpec> ascii() {
        return List.of(
                ColumnSpec.ascii("name", "A12"),
                ColumnSpec.ascii("small", "I5"),
                ColumnSpec.ascii("large", "I18").tnull("-"),
                ColumnSpec.ascii("fixed", "F14.4").unit("m"),
                ColumnSpec.ascii("e", "E24.16"),
                ColumnSpec.ascii("d", "D25.17"));
    }

    /** Some of the columns, each perhaps more than once. */
    static List<ColumnSpec> some(List<ColumnSpec> from, Random random) {
        List<ColumnSpec> specs = new ArrayList<>();
        int count = random.nextInt(1, 12);
        for (int i = 0; i < count; i++) {
            ColumnSpec spec = from.get(random.nextInt(from.size()));
            specs.add(new ColumnSpec(
                    spec.name() + "_" + i,
                    spec.tform(),
                    spec.ascii(),
                    spec.open(),
                    spec.dims(),
                    spec.tnull(),
                    spec.nullText(),
                    spec.scale(),
                    spec.zero(),
                    spec.unit(),
                    spec.disp(),
                    spec.ucd(),
                    spec.comment()));
        }
        return specs;
    }

    static TableSchema schema(List<ColumnSpec> specs) throws FitsWriteException {
        return TableSchema.of(specs);
    }

    private static void addCell(Column column, ColumnAppender to, Random random) {
        int elements = column.type().fixedElements();
        if (column.form() instanceof TForm form && form.isDescriptor()) {
            if (form.element() == 'A') {
                to.addString(text(random, form.repeat() == 0 ? 0 : 20));
                return;
            }
            elements *= form.repeat() == 0 ? 0 : random.nextInt(6);
        }
        for (int i = 0; i < elements; i++) {
            addElement(column, to, random);
        }
    }

    private static void addElement(Column column, ColumnAppender to, Random random) {
        boolean isReal = !column.isAscii() && "EDCM".indexOf(column.tform().element()) >= 0;
        if (column.canBeNull() && !isReal && random.nextInt(8) == 0) {
            to.addNull();
            return;
        }
        double zero = column.keywords().tzero();
        switch (column.type().element()) {
            case BOOLEAN -> to.addBoolean(random.nextBoolean());
            case BYTE, SHORT, INT, LONG -> to.addLong(random.nextInt(100));
            case ULONG -> to.addUnsigned(random.nextLong());
            case DECIMAL -> to.addDecimal(0, random.nextLong());
            case FLOAT -> to.addFloat((float) random.nextGaussian());
            case DOUBLE ->
                to.addDouble(
                        column.isAscii() || column.keywords().tscal() != 1
                                ? random.nextInt(STORED) * column.keywords().tscal() + zero
                                : random.nextGaussian());
            case COMPLEX_FLOAT -> to.addComplex((float) random.nextGaussian(), (float) random.nextGaussian());
            case COMPLEX_DOUBLE -> to.addComplex(random.nextGaussian(), random.nextGaussian());
            case STRING -> to.addString(text(random, column.stringWidth()));
        }
    }

    private static String text(Random random, int width) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(width + 1);
        for (int i = 0; i < length; i++) {
            text.append((char) random.nextInt('!', '~' + 1));
        }
        return text.toString();
    }
}
