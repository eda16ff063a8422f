// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.header.Header;
import io.fitspark.fits.table.TForm;

/** Finds the columns of a table of tiles, by their names and without regard to case. */
final class TileColumnsParser {
    /** Of an array that any JVM can make. */
    private static final int MAX_ROW_BYTES = Integer.MAX_VALUE - 8;

    private final Header header;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String name, String formKeyword, TForm form, long offset) {}

    TileColumnsParser(BinTableHdu hdu) throws FitsFormatException {
        this.header = hdu.header();
        if (hdu.rowBytes() > MAX_ROW_BYTES) {
            throw header.bad("NAXIS1", "NAXIS1 is " + hdu.rowBytes() + ": too long a row for a table of tiles");
        }
        long offset = 0;
        for (int column = 1; column <= hdu.fields(); column++) {
            String keyword = "TFORM" + column;
            String text = header.requireString(keyword);
            TForm form =
                    TForm.parse(text).orElseThrow(() -> header.bad(keyword, keyword + " is no format: '" + text + "'"));
            String name = header.string("TTYPE" + column).orElse("").strip();
            entries.add(new Entry(name.toUpperCase(Locale.ROOT), keyword, form, offset));
            long left = hdu.rowBytes() - offset;
            if (form.repeat() > hdu.rowBytes() * Byte.SIZE || form.rowBytes() > left) {
                throw header.bad(
                        "NAXIS1",
                        "NAXIS1 is " + hdu.rowBytes() + ", but the columns up to " + keyword + " take more bytes");
            }
            offset += form.rowBytes();
        }
    }

    private Optional<Entry> find(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** A column of descriptors; null if there is none, or none in its rows. */
    TileField field(String name) throws FitsFormatException {
        Entry entry = find(name).orElse(null);
        if (entry == null || entry.form().repeat() == 0) {
            return null;
        }
        TForm form = entry.form();
        if (!form.isDescriptor() || form.element() == 'X') {
            throw header.bad(entry.formKeyword(), name + " has no descriptors: '" + form.text() + "'");
        }
        return new TileField(name, (int) entry.offset(), form.code() == 'Q', form.element(), form.elementBytes());
    }

    /** A number from a column; null if there is none. */
    TileNumber number(String name) throws FitsFormatException {
        Entry entry = find(name).orElse(null);
        if (entry == null || entry.form().repeat() == 0) {
            return null;
        }
        TForm form = entry.form();
        if ("BIJKED".indexOf(form.code()) < 0) {
            throw header.bad(entry.formKeyword(), name + " is no number: '" + form.text() + "'");
        }
        return TileNumber.column((int) entry.offset(), form.code());
    }
}
