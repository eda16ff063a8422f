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
import io.fitspark.fits.HduKind;

/**
 * The header of the table or image that was compressed, as far as its sum goes: for that the order of the cards does not matter. Writers keep what
 * they replace under other names and add what they need; that is taken back.
 */
final class RestoredHeader {
    private static final int CARD = 80;
    private static final int BLOCK = 2880;
    private static final Names TABLE = new Names(
            "Z(NAXIS1|NAXIS2|PCOUNT|THEAP|DATASUM|HECKSUM|FORM[0-9]+)",
            "ZTABLE|ZTILELEN|ZCTYP[0-9]+|NAXIS1|NAXIS2|PCOUNT|DATASUM|CHECKSUM|TFORM[0-9]+");
    private static final Names IMAGE = new Names(
            "Z(SIMPLE|TENSION|BITPIX|NAXIS[0-9]*|EXTEND|BLOCKED|PCOUNT|GCOUNT|DATASUM|HECKSUM)",
            "XTENSION|BITPIX|NAXIS[12]?|PCOUNT|GCOUNT|TFIELDS|T(TYPE|FORM)[0-9]+|ZIMAGE|ZTILE[0-9]+|ZCMPTYPE|Z(NAME|VAL)[0-9]+"
                    + "|ZQUANTIZ|ZDITHER0|ZBLANK|ZMASKCMP|DATASUM|CHECKSUM");

    /** Which cards were kept under other names, and which were added. */
    private record Names(Pattern kept, Pattern added) {
        Names(String kept, String added) {
            this(Pattern.compile(kept), Pattern.compile(added));
        }
    }

    private RestoredHeader() {}

    static long sum(FitsFile file, BinTableHdu hdu) throws IOException {
        byte[] bytes = new byte[(int) hdu.entry().headerLength()];
        file.reader().readFully(hdu.entry().headerOffset(), bytes, 0, bytes.length);
        Names names = hdu.entry().kind() == HduKind.ZIMAGE ? IMAGE : TABLE;
        OnesSum sum = new OnesSum();
        for (int at = 0; at + CARD <= bytes.length; at += CARD) {
            String keyword = new String(bytes, at, 8, StandardCharsets.ISO_8859_1).stripTrailing();
            Matcher kept = names.kept().matcher(keyword);
            if (kept.matches()) {
                byte[] name = (original(kept.group(1)) + " ".repeat(8)).getBytes(StandardCharsets.ISO_8859_1);
                System.arraycopy(name, 0, bytes, at, 8);
            } else if (names.added().matcher(keyword).matches()
                    || keyword.equals("THEAP") && hdu.header().has("ZTHEAP")
                    || keyword.equals("EXTNAME") && names.equals(IMAGE) && isAddedName(bytes, at)) {
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

    /** What cfitsio calls an image without a name. */
    private static boolean isAddedName(byte[] bytes, int at) {
        return new String(bytes, at, CARD, StandardCharsets.ISO_8859_1).startsWith("EXTNAME = 'COMPRESSED_IMAGE'");
    }

    private static String original(String name) {
        return switch (name) {
            case "HECKSUM" -> "CHECKSUM";
            case "TENSION" -> "XTENSION";
            default -> name.startsWith("FORM") ? "T" + name : name;
        };
    }
}
