// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.fitspark.connector.plan.CardText;
import io.fitspark.fits.header.Card;
import io.fitspark.fits.header.Header;

/** The cards that people look for: neither how the data is laid out nor what the columns say already. */
final class DescriptiveCards {
    private static final Pattern OF_STRUCTURE = Pattern.compile(
            "SIMPLE|XTENSION|BITPIX|NAXIS\\d*|PCOUNT|GCOUNT|GROUPS|TFIELDS|THEAP|EXTEND|INHERIT|END|Z?CHECKSUM|Z?DATASUM|ZHECKSUM|LONGSTRN"
                    + "|ZTABLE|ZTILELEN|ZNAXIS\\d+|ZPCOUNT|ZTHEAP|ZHEAPPTR|ZFORM\\d+|ZCTYP\\d+"
                    + "|(TTYPE|TFORM|TUNIT|TDISP|TNULL|TSCAL|TZERO|TDIM|TBCOL|TCOMM|TUCD|TDMIN|TDMAX|TLMIN|TLMAX|FSTYP)\\d+");

    private DescriptiveCards() {}

    /** By keyword, in the order of the headers; cards of one keyword are joined by line ends. */
    static Map<String, String> of(Header hdu, Header primary) {
        Map<String, String> cards = new LinkedHashMap<>();
        add(hdu, cards);
        Map<String, String> inherited = new LinkedHashMap<>();
        add(primary, inherited);
        inherited.forEach(cards::putIfAbsent);
        return cards;
    }

    private static void add(Header header, Map<String, String> cards) {
        for (Card card : header.cards()) {
            String value = CardText.of(card.value());
            if (!card.keyword().isBlank()
                    && value != null
                    && !OF_STRUCTURE.matcher(card.keyword()).matches()) {
                cards.merge(card.keyword(), value, (all, more) -> all + "\n" + more);
            }
        }
    }
}
