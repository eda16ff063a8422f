// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.storage.MemoryRangeReader;

/** Makes small FITS files of one ASCII table for tests. */
final class AsciiFile {
    private static final int BLOCK = 2880;

    private final int rowBytes;
    private final List<String> cards = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();
    private int fields;

    AsciiFile(int rowBytes) {
        this.rowBytes = rowBytes;
    }

    /**
     * @param first character of the field, from 1
     * @param more keywords without number, each followed by its value as written
     */
    AsciiFile column(String name, String form, int first, String... more) {
        card("TTYPE" + ++fields, "'" + name + "'");
        card("TFORM" + fields, "'" + form + "'");
        card("TBCOL" + fields, Integer.toString(first));
        for (int i = 0; i < more.length; i += 2) {
            card(more[i] + fields, more[i + 1]);
        }
        return this;
    }

    /** A column of which only these keywords are given. */
    AsciiFile bareColumn(String... keywords) {
        fields++;
        for (int i = 0; i < keywords.length; i += 2) {
            card(keywords[i] + fields, keywords[i + 1]);
        }
        return this;
    }

    /** A row, filled with blanks at its end. */
    AsciiFile row(String text) {
        rows.add(text + " ".repeat(rowBytes - text.length()));
        return this;
    }

    byte[] bytes() {
        List<String> table = new ArrayList<>(List.of(
                "XTENSION= 'TABLE   '",
                "BITPIX  = 8",
                "NAXIS   = 2",
                "NAXIS1  = " + rowBytes,
                "NAXIS2  = " + rows.size(),
                "PCOUNT  = 0",
                "GCOUNT  = 1",
                "TFIELDS = " + fields));
        table.addAll(cards);
        table.add("END");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header(List.of("SIMPLE  = T", "BITPIX  = 8", "NAXIS   = 0", "END")));
        out.writeBytes(header(table));
        out.writeBytes(padded(String.join("", rows)));
        return out.toByteArray();
    }

    TableReader reader() throws Exception {
        return TableFile.reader(new MemoryRangeReader("test.fits", bytes()), FitsLimits.defaults());
    }

    /** The cells of the only column that the format and the fields make. */
    static List<Object> cells(String form, String... texts) throws Exception {
        return cells(form, new String[0], texts);
    }

    static List<Object> cells(String form, String[] keywords, String... texts) throws Exception {
        int width = AsciiForm.parse(form).orElseThrow().width();
        AsciiFile file = new AsciiFile(width).column("X", form, 1, keywords);
        for (String text : texts) {
            file.row(text);
        }
        return Cells.all(TableFile.all(file.reader()).column(0));
    }

    private void card(String keyword, String value) {
        cards.add("%-8s= %s".formatted(keyword, value));
    }

    private static byte[] header(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append("%-80s".formatted(line)));
        return padded(text.toString());
    }

    private static byte[] padded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] full = Arrays.copyOf(bytes, (bytes.length + BLOCK - 1) / BLOCK * BLOCK);
        Arrays.fill(full, bytes.length, full.length, (byte) ' ');
        return full;
    }
}
