// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A FITS file of tables with the columns ID (K, from a given number on), X (D, a tenth of it), V (3E) and NAME (6A), for
 * tests.
 */
public final class TestTable {
    private static final int ROW_BYTES = 8 + 8 + 12 + 6;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    public TestTable() {
        cards("SIMPLE  =                    T", "BITPIX  =                    8", "NAXIS   =                    0");
    }

    /** The k-th row of a table that begins with {@code firstId}, as a task reader's rows are printed in tests. */
    public static String row(long id) {
        return id + " " + id / 10.0 + " [" + (float) id + ", 0.5, " + (float) -id + "] n" + id % 1000;
    }

    /** Adds a table. */
    public TestTable table(String extname, long firstId, int rows) {
        return table(extname, firstId, rows, "ID", "X", "V", "NAME");
    }

    /** Adds a table whose columns have these names. */
    public TestTable table(String extname, long firstId, int rows, String... names) {
        List<String> cards = new ArrayList<>(List.of(
                "XTENSION= 'BINTABLE'",
                integer("BITPIX", 8),
                integer("NAXIS", 2),
                integer("NAXIS1", ROW_BYTES),
                integer("NAXIS2", rows),
                integer("PCOUNT", 0),
                integer("GCOUNT", 1),
                integer("TFIELDS", 4)));
        String[] forms = {"K", "D", "3E", "6A"};
        for (int i = 0; i < forms.length; i++) {
            cards.add(text("TTYPE" + (i + 1), names[i]));
            cards.add(text("TFORM" + (i + 1), forms[i]));
        }
        if (extname != null) {
            cards.add(text("EXTNAME", extname));
        }
        cards(cards.toArray(String[]::new));
        ByteBuffer data = ByteBuffer.allocate(rows * ROW_BYTES);
        for (int i = 0; i < rows; i++) {
            long id = firstId + i;
            data.putLong(id).putDouble(id / 10.0).putFloat(id).putFloat(0.5f).putFloat(-id);
            data.put(Arrays.copyOf(("n" + id % 1000).getBytes(StandardCharsets.US_ASCII), 6));
        }
        block(data.array(), (byte) 0);
        return this;
    }

    /** Adds an image without pixels. */
    public TestTable image(String extname) {
        cards(
                "XTENSION= 'IMAGE   '",
                integer("BITPIX", 8),
                integer("NAXIS", 0),
                integer("PCOUNT", 0),
                integer("GCOUNT", 1),
                text("EXTNAME", extname));
        return this;
    }

    public byte[] bytes() {
        return file.toByteArray();
    }

    public Path write(Path path) throws IOException {
        return Files.write(path, bytes());
    }

    private void cards(String... cards) {
        StringBuilder header = new StringBuilder();
        for (String card : cards) {
            header.append(String.format(Locale.ROOT, "%-80s", card));
        }
        header.append(String.format(Locale.ROOT, "%-80s", "END"));
        block(header.toString().getBytes(StandardCharsets.US_ASCII), (byte) ' ');
    }

    private void block(byte[] bytes, byte fill) {
        byte[] padded = Arrays.copyOf(bytes, (bytes.length + 2879) / 2880 * 2880);
        Arrays.fill(padded, bytes.length, padded.length, fill);
        file.writeBytes(padded);
    }

    private static String integer(String keyword, long value) {
        return String.format(Locale.ROOT, "%-8s= %20d", keyword, value);
    }

    private static String text(String keyword, String value) {
        return String.format(Locale.ROOT, "%-8s= '%-8s'", keyword, value);
    }
}
