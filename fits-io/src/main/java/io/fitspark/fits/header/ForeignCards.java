// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.header;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.fitspark.fits.FitsWriteException;

/** The cards of a header as they were read, with their records, and whether these are as the standard has them. */
final class ForeignCards {

    /** A card of another header. */
    record Foreign(HeaderEntry entry, boolean standard) {

        /** Entries that may be written into any header. */
        List<HeaderEntry> mended() {
            if (standard) {
                return List.of(entry);
            }
            Card card = entry.card();
            Card mended = new Card(card.keyword(), ForeignCards.mended(card.value()), ascii(card.comment()));
            try {
                KeywordRules.normal(mended.keyword());
                return List.of(new HeaderEntry(mended, CardWriter.records(mended)));
            } catch (FitsWriteException e) {
                return asComment(entry.records());
            }
        }
    }

    private ForeignCards() {}

    /** All cards before END; continuations belong to the card that they continue. */
    static List<Foreign> all(Header header) {
        byte[] bytes = header.bytes();
        int count = header.cardCount();
        List<Foreign> all = new ArrayList<>(count);
        boolean[] odd = new boolean[1];
        CardParser parser = new CardParser(bytes, count, (card, keyword, message) -> odd[0] = true);
        for (int i = 0; i < count; i = parser.next()) {
            odd[0] = false;
            Card card = parser.parse(i);
            byte[] records = Arrays.copyOfRange(bytes, i * CardParser.CARD, parser.next() * CardParser.CARD);
            boolean standard = !odd[0] && isKeywordStandard(card, records);
            all.add(new Foreign(new HeaderEntry(card, records), standard));
        }
        return all;
    }

    /** Whether columns 1 to 8 hold a keyword of the standard, HIERARCH, or blanks. */
    private static boolean isKeywordStandard(Card card, byte[] records) {
        String name = CardParser.keyword(records, 0);
        boolean raw = Keywords.isPlain(Keywords.raw(records, 0));
        return raw
                && (name.isEmpty() || KeywordRules.isStandard(name))
                && !(card.value() instanceof CardValue.Unreadable);
    }

    private static CardValue mended(CardValue value) {
        if (value instanceof CardValue.Text text) {
            return new CardValue.Text(ascii(text.text()));
        }
        if (value instanceof CardValue.Commentary text) {
            return new CardValue.Commentary(ascii(text.text()));
        }
        return value instanceof CardValue.Unreadable raw ? new CardValue.Text(ascii(raw.text())) : value;
    }

    private static List<HeaderEntry> asComment(byte[] records) {
        List<HeaderEntry> comments = new ArrayList<>();
        String text = ascii(HeaderText.decode(records, 0, HeaderText.trimEnd(records, 0, records.length)));
        int room = CardParser.CARD - "COMMENT ".length();
        for (int at = 0; at < text.length(); at += room) {
            String part = text.substring(at, Math.min(text.length(), at + room)).stripTrailing();
            Card card = new Card("COMMENT", new CardValue.Commentary(part), "");
            try {
                comments.add(new HeaderEntry(card, CardWriter.records(card)));
            } catch (FitsWriteException e) {
                throw new AssertionError("plain text is refused", e);
            }
        }
        return comments;
    }

    /** Text with question marks for all that is not printable ASCII. */
    static String ascii(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> plain.append(c >= ' ' && c <= '~' ? (char) c : '?'));
        return plain.toString();
    }
}
