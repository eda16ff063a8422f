// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables of random columns in random places give the numbers that {@link BigDecimal} sees in their text. */
class RandomAsciiTablesTest {
    private static final int[] NONE = {};
    private static final String NULL = "-9e9";

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 100);
    }

    private record Field(String form, int width, List<String> texts, List<Object> values) {}

    @ParameterizedTest
    @MethodSource("seeds")
    void areReadAsTheyWereMeant(int seed) throws Exception {
        Random random = new Random(seed);
        int rows = random.nextInt(60);
        List<Field> fields = new ArrayList<>();
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            fields.add(field(random, rows));
        }
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, fields.size()).boxed().toList());
        Collections.shuffle(places, random);
        int[] starts = new int[fields.size()];
        int end = 0;
        for (int place : places) {
            starts[place] = end + random.nextInt(4);
            end = starts[place] + fields.get(place).width();
        }
        AsciiFile file = new AsciiFile(end + random.nextInt(5));
        for (int i = 0; i < starts.length; i++) {
            file.column("C" + i, fields.get(i).form(), starts[i] + 1, "TNULL", "'" + NULL + "'");
        }
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder("|".repeat(end));
            for (int i = 0; i < starts.length; i++) {
                String text = fields.get(i).texts().get(row);
                line.replace(starts[i], starts[i] + text.length(), text);
            }
            file.row(line.toString());
        }
        check(file.reader(), fields, rows, random);
    }

    private static void check(TableReader reader, List<Field> fields, int rows, Random random) throws Exception {
        check(TableFile.all(reader), fields, LongStream.range(0, rows).toArray());
        long[] scattered =
                LongStream.range(0, rows).filter(row -> random.nextBoolean()).toArray();
        ColumnBatch batch = new ColumnBatch();
        reader.readRows(scattered, TableFile.indices(reader), batch);
        check(batch, fields, scattered);
        BatchOptions options = BatchOptions.DEFAULT.withMaxRows(1 + random.nextInt(9));
        TableBatches batches = reader.batches(0, rows, TableFile.indices(reader), NONE, options);
        long next = 0;
        while (batches.next(batch)) {
            check(batch, fields, LongStream.range(next, next + batch.rows()).toArray());
            next += batch.rows();
        }
        assertThat(next).isEqualTo(rows);
    }

    private static void check(ColumnBatch batch, List<Field> fields, long[] rows) {
        for (int i = 0; i < fields.size(); i++) {
            List<Object> expected = new ArrayList<>();
            for (long row : rows) {
                expected.add(fields.get(i).values().get((int) row));
            }
            assertThat(Cells.all(batch.column(i))).as(fields.get(i).form()).isEqualTo(expected);
        }
    }

    private static Field field(Random random, int rows) {
        char code = "AIFED".charAt(random.nextInt(5));
        int width = NULL.length() + random.nextInt(26);
        int decimals = random.nextInt(width);
        String form = code == 'A' || code == 'I' ? "" + code + width : "" + code + width + "." + decimals;
        List<String> texts = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int kind = random.nextInt(10);
            String text =
                    kind == 0 ? "" : kind == 1 ? NULL : code == 'A' ? word(random, width) : number(random, code, width);
            values.add(kind == 1 ? null : value(code, width, decimals, text));
            int before = code == 'A' && kind != 1 ? 0 : random.nextInt(width - text.length() + 1);
            texts.add(" ".repeat(before) + text + " ".repeat(width - text.length() - before));
        }
        return new Field(form, width, texts, values);
    }

    private static Object value(char code, int width, int decimals, String text) {
        if (code == 'A') {
            return text.stripTrailing();
        }
        if (text.isEmpty()) {
            return null;
        }
        if (code == 'I') {
            BigInteger value = new BigInteger(text);
            return width > 18 ? (Object) value : (Object) value.longValueExact();
        }
        BigDecimal value = new BigDecimal(text.replace('D', 'E'));
        if (!text.contains(".")) {
            value = value.scaleByPowerOfTen(-decimals);
        }
        double size = value.doubleValue();
        return size == 0 && text.startsWith("-") ? (Object) (-0.0) : (Object) size;
    }

    private static String word(Random random, int width) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(width + 1); i > 0; i--) {
            text.append((char) (' ' + random.nextInt(95)));
        }
        return text.toString();
    }

    /** At most 20 digits, so that they fit a wide integer. */
    private static String number(Random random, char code, int width) {
        String sign = List.of("", "-", "+").get(random.nextInt(3));
        String exponent = code == 'I' || width < 10 || random.nextInt(3) == 0
                ? ""
                : (random.nextBoolean() ? "E" : "D") + (random.nextInt(120) - 60);
        boolean point = code != 'I' && random.nextInt(4) > 0;
        int most = Math.min(20, width - sign.length() - exponent.length() - (point ? 1 : 0));
        int digits = 1 + random.nextInt(most);
        int at = point ? random.nextInt(digits + 1) : -1;
        StringBuilder text = new StringBuilder(sign);
        for (int d = 0; d < digits; d++) {
            text.append(d == at ? "." : "").append(random.nextInt(10));
        }
        return text.append(digits == at ? "." : "").append(exponent).toString();
    }
}
