// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.checksum;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFile;

/**
 * The header of the table that was compressed, as far as its sum goes: for that the order of the cards does not matter. Writers keep what
 * they replace under other names and add what they need; that is taken back.
 */
final class RestoredHeader {
    private static final int CARD = 80;
    private static final int BLOCK = 2880;
    private static final Pattern KEPT = Pattern.compile("Z(NAXIS1|NAXIS2|PCOUNT|THEAP|DATASUM|HECKSUM|FORM[0-9]+)");
    private static final Pattern ADDED =
            Pattern.compile("ZTABLE|ZTILELEN|ZCTYP[0-9]+|NAXIS1|NAXIS2|PCOUNT|DATASUM|CHECKSUM|TFORM[0-9]+");

    private RestoredHeader() {}

    static long sum(FitsFile file, BinTableHdu hdu) throws IOException {
        byte[] bytes = new byte[(int) hdu.entry().headerLength()];
        file.reader().readFully(hdu.entry().headerOffset(), bytes, 0, bytes.length);
        OnesSum sum = new OnesSum();
        for (int at = 0; at + CARD <= bytes.length; at += CARD) {
            String keyword = new String(bytes, at, 8, StandardCharsets.ISO_8859_1).stripTrailing();
            Matcher kept = KEPT.matcher(keyword);
            if (kept.matches()) {
                byte[] name = (original(kept.group(1)) + " ".repeat(8)).getBytes(StandardCharsets.ISO_8859_1);
                System.arraycopy(name, 0, bytes, at, 8);
            } else if (ADDED.matcher(keyword).matches()
                    || keyword.equals("THEAP") && hdu.header().has("ZTHEAP")) {
                continue;
            }
            sum.add(bytes, at, CARD);
            if (keyword.equals("END")) {
                break;
            }
        }
        byte[] blanks = new byte[(int) ((BLOCK - sum.length() % BLOCK) % BLOCK)];
        Arrays.fill(blanks, (byte) ' ');
        return sum.add(blanks, 0, blanks.length).value();
    }

    private static String original(String name) {
        return name.equals("HECKSUM") ? "CHECKSUM" : name.startsWith("FORM") ? "T" + name : name;
    }
}
