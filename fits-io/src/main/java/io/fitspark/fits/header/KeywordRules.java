// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.header;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.fitspark.fits.FitsWriteException;

/** What keywords may be written, and by whom (FITS 4.0, sections 4.1.2.1, 4.2.1.2, 4.4 and 10). */
final class KeywordRules {

    private static final Pattern STANDARD = Pattern.compile("[A-Z0-9_-]{1,8}");

    /** Words of printable ASCII, one blank apart, without what begins a value or quotes it. */
    private static final Pattern WORDS = Pattern.compile("[!-&(-<>-~]+( [!-&(-<>-~]+)*");

    private static final Pattern BLANKS = Pattern.compile(" +");

    private static final Pattern STRUCTURE = Pattern.compile("SIMPLE|XTENSION|BITPIX|NAXIS[0-9]*|PCOUNT|GCOUNT|GROUPS"
            + "|EXTEND|BLOCKED|TFIELDS|THEAP|END|CONTINUE|HIERARCH|XT_ICOL|XT_NCOL"
            + "|T(FORM|TYPE|BCOL|DIM|NULL|SCAL|ZERO)[0-9]+");

    private static final Pattern COMPRESSION =
            Pattern.compile("ZTABLE|ZTILELEN|ZIMAGE|ZSIMPLE|ZTENSION|ZEXTEND|ZBLOCKED"
                    + "|ZBITPIX|ZNAXIS[0-9]*|ZPCOUNT|ZGCOUNT|ZTHEAP|ZHEAPPTR|ZCMPTYPE|ZMASKCMP|ZQUANTIZ|ZDITHER0|ZBLANK|ZSCALE|ZZERO"
                    + "|ZHECKSUM|ZDATASUM|Z(FORM|CTYP|TILE|NAME|VAL)[0-9]+");

    private static final Pattern SUMS = Pattern.compile("CHECKSUM|DATASUM");

    /** What describes one column of a table, coordinate systems included. */
    private static final Pattern COLUMN =
            Pattern.compile("T(UNIT|DISP|UCD|UTYP|COMM|DESC|DMIN|DMAX|LMIN|LMAX|PSI)[0-9]+"
                    + "|FSTYP[0-9]+|FZALG[0-9]+"
                    + "|T(CTYP|CUNI|CRPX|CRVL|CDLT|CROT|CNAM|CRDR?|CSYE?R?|RPOS|CTY|CUN|CRP|CRV|CDE|WCS|CNA)[0-9]+[A-Z]?"
                    + "|T(PC?|CD?|V|S|PS|PV)[0-9]+_[0-9]+[A-Z]?"
                    + "|[0-9]{1,2}(CTYP|CUNI|CRPX|CRVL|CDLT|CROT|CTY|CUN|CRP|CRV|CDE|CNA|CRD|CSY)[0-9]+[A-Z]?");

    /** What an image says of its pixels, which has no meaning in a table. */
    private static final Set<String> PIXELS = Set.of("BSCALE", "BZERO", "BLANK", "BUNIT", "DATAMAX", "DATAMIN");

    /** Keywords with strings that the standard defines, and whose strings must therefore not be continued. */
    private static final Pattern RESERVED =
            Pattern.compile("DATE|DATE-(OBS|BEG|AVG|END|MAP)|DATEREF|ORIGIN|TELESCOP|INSTRUME"
                    + "|OBSERVER|OBJECT|AUTHOR|REFERENC|EXTNAME|BUNIT|RADESYS[A-Z]?|SPECSYS[A-Z]?|SSYSOBS[A-Z]?|SSYSSRC[A-Z]?"
                    + "|TIMESYS|TREFPOS|TREFDIR|PLEPHEM|TIMEUNIT|C(TYPE|UNIT|NAME)[0-9]+[A-Z]?|WCSNAME[A-Z]?"
                    + "|T(UNIT|DISP)[0-9]+|FZTILELN|FZALGOR|FZALG[0-9]+");

    private KeywordRules() {}

    /** A keyword as it is kept: upper case, one blank between words, without HIERARCH; "" for blank cards. */
    static String normal(String keyword) throws FitsWriteException {
        for (int i = 0; i < keyword.length(); i++) {
            if (keyword.charAt(i) < ' ' || keyword.charAt(i) > '~') {
                throw FitsWriteException.of("a keyword holds " + shown(keyword.charAt(i))
                                + "; only printable ASCII can stand in a header")
                        .keyword(printable(keyword))
                        .build();
            }
        }
        String name = lookUp(keyword);
        if (!name.isEmpty() && !WORDS.matcher(name).matches()) {
            throw FitsWriteException.of("no keyword can hold an equals sign or a quote")
                    .keyword(name)
                    .build();
        }
        return name;
    }

    /** As {@link #normal}, of a keyword that is looked for only. */
    static String lookUp(String keyword) {
        String name = keyword.strip().toUpperCase(Locale.ROOT);
        if (name.contains("  ")) {
            name = BLANKS.matcher(name).replaceAll(" ");
        }
        return name.startsWith("HIERARCH ") ? name.substring("HIERARCH ".length()) : name;
    }

    /** Whether a keyword can be written in the eight columns that the standard has for it. */
    static boolean isStandard(String keyword) {
        return STANDARD.matcher(keyword).matches();
    }

    /** Whether only the writers may set it: what says how the bytes of the HDU are laid out, and their sums. */
    static boolean isStructural(String keyword) {
        return STRUCTURE.matcher(keyword).matches()
                || COMPRESSION.matcher(keyword).matches()
                || SUMS.matcher(keyword).matches();
    }

    /** Whether it means the same in the header of another table. */
    static boolean isPortable(String keyword) {
        return !isStructural(keyword)
                && !PIXELS.contains(keyword)
                && !COLUMN.matcher(keyword).matches();
    }

    /** Whether its string may go on in CONTINUE cards. */
    static boolean mayContinue(String keyword) {
        return !isStructural(keyword) && !RESERVED.matcher(keyword).matches();
    }

    /** A character that cannot be written, for messages. */
    static String shown(char c) {
        if (c < ' ' || c == 0x7f) {
            return String.format(Locale.ROOT, "the control character 0x%02X", (int) c);
        }
        return String.format(Locale.ROOT, "the character U+%04X", (int) c);
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }
}
