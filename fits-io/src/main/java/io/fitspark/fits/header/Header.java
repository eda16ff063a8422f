// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.header;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.FitsWarning;

/**
 * The header of an HDU: the bytes as they are in the file, and the cards, which are parsed when they are asked for. Immutable.
 *
 * <p>Keywords are looked up without regard to case; of a keyword that occurs again the first card counts. HIERARCH keywords
 * are looked up without the word HIERARCH.
 */
public final class Header {

    private static final int MAX_WARNINGS = 200;
    private static final double EXACT = 0x1p53;

    private final byte[] bytes;
    private final int count;
    private final String file;
    private final int hdu;
    private final long offset;
    private final Card[] parsed;
    private volatile KeywordIndex index;
    private volatile List<Card> cards;
    private volatile List<FitsWarning> warnings;

    private Header(byte[] bytes, int count, String file, int hdu, long offset) {
        this.bytes = bytes;
        this.count = count;
        this.file = file;
        this.hdu = hdu;
        this.offset = offset;
        this.parsed = new Card[count];
    }

    /**
     * A header of these bytes, which are not copied and must not be changed.
     *
     * @param bytes from the first card on; what follows the END card does not matter
     * @param file what messages call the file
     * @param hdu the HDU, counted from 0
     * @param offset the byte in the file where the header begins
     * @throws FitsFormatException if there is no END card
     */
    public static Header of(byte[] bytes, String file, int hdu, long offset) throws FitsFormatException {
        long end = Keywords.of("END");
        for (int at = 0; at + CardParser.CARD <= bytes.length; at += CardParser.CARD) {
            if (Keywords.raw(bytes, at) == end) {
                return new Header(bytes, at / CardParser.CARD, file, hdu, offset);
            }
        }
        throw FitsFormatException.of(Kind.BAD_HEADER, "the header has no END card")
                .file(file)
                .hdu(hdu)
                .offset(offset)
                .keyword("END")
                .build();
    }

    /** All cards before END in their order; continuations belong to the card that they continue. */
    public List<Card> cards() {
        List<Card> all = cards;
        if (all == null) {
            List<Card> list = new ArrayList<>(count);
            CardParser parser = new CardParser(bytes, count, null);
            for (int i = 0; i < count; i = parser.next()) {
                Card card = parser.parse(i);
                Card known = parsed[i];
                if (known == null) {
                    parsed[i] = card;
                    known = card;
                }
                list.add(known);
            }
            all = Collections.unmodifiableList(list);
            cards = all;
        }
        return all;
    }

    /** The first card of a keyword. */
    public Optional<Card> card(String keyword) {
        int first = index().first(keyword);
        return first < 0 ? Optional.empty() : Optional.of(cardAt(first));
    }

    /** Whether there is a card of that keyword, whatever its value. */
    public boolean has(String keyword) {
        return index().first(keyword) >= 0;
    }

    /** The string of a keyword; empty if there is no such card, or its value is undefined. */
    public Optional<String> string(String keyword) throws FitsFormatException {
        CardValue value = value(keyword);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof CardValue.Text text) {
            return Optional.of(text.text());
        }
        throw bad(keyword, keyword + " is not a string: " + shown(value));
    }

    /** The integer of a keyword; a real number without fraction will do. Empty if there is none, or it is undefined. */
    public OptionalLong integer(String keyword) throws FitsFormatException {
        CardValue value = value(keyword);
        if (value == null) {
            return OptionalLong.empty();
        }
        if (value instanceof CardValue.Int whole) {
            return OptionalLong.of(whole.value());
        }
        if (value instanceof CardValue.Real real
                && real.value() == Math.rint(real.value())
                && Math.abs(real.value()) < EXACT) {
            return OptionalLong.of((long) real.value());
        }
        if (value instanceof CardValue.BigInt) {
            throw bad(keyword, keyword + " is beyond 64 bits: " + shown(value));
        }
        throw bad(keyword, keyword + " is not an integer: " + shown(value));
    }

    /** The number of a keyword, an integer or a real one. Empty if there is none, or it is undefined. */
    public OptionalDouble real(String keyword) throws FitsFormatException {
        CardValue value = value(keyword);
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (value instanceof CardValue.Real real) {
            return OptionalDouble.of(real.value());
        }
        if (value instanceof CardValue.Int whole) {
            return OptionalDouble.of(whole.value());
        }
        if (value instanceof CardValue.BigInt big) {
            return OptionalDouble.of(big.value().doubleValue());
        }
        throw bad(keyword, keyword + " is not a number: " + shown(value));
    }

    /** The logical value of a keyword. Empty if there is none, or it is undefined. */
    public Optional<Boolean> logical(String keyword) throws FitsFormatException {
        CardValue value = value(keyword);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof CardValue.Logical logical) {
            return Optional.of(logical.value());
        }
        throw bad(keyword, keyword + " is not T or F: " + shown(value));
    }

    /** As {@link #string}, but the keyword must be there with a value. */
    public String requireString(String keyword) throws FitsFormatException {
        return string(keyword).orElseThrow(() -> missing(keyword));
    }

    /** As {@link #integer}, but the keyword must be there with a value. */
    public long requireInteger(String keyword) throws FitsFormatException {
        return integer(keyword).orElseThrow(() -> missing(keyword));
    }

    /** As {@link #real}, but the keyword must be there with a value. */
    public double requireReal(String keyword) throws FitsFormatException {
        return real(keyword).orElseThrow(() -> missing(keyword));
    }

    /** As {@link #logical}, but the keyword must be there with a value. */
    public boolean requireLogical(String keyword) throws FitsFormatException {
        return logical(keyword).orElseThrow(() -> missing(keyword));
    }

    /** The keyword of the last axis, NAXISn with n = NAXIS; NAXIS if there is no axis. */
    public String lastAxisKeyword() {
        CardValue naxis = value("NAXIS");
        return naxis instanceof CardValue.Int axes && axes.value() > 0 ? "NAXIS" + axes.value() : "NAXIS";
    }

    /** A problem with a keyword of this header, located. */
    public FitsFormatException bad(String keyword, String problem) {
        return FitsFormatException.of(Kind.BAD_HEADER, problem)
                .file(file)
                .hdu(hdu)
                .offset(byteOffset(keyword))
                .keyword(keyword)
                .build();
    }

    /** A warning about a keyword of this header, located. */
    public FitsWarning warning(String keyword, String message) {
        return new FitsWarning(hdu, byteOffset(keyword), keyword, message);
    }

    /** The bytes, from the first card on; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** Where in the file a card begins that {@link #cards} or {@link #card} gave; where the header begins for others. */
    @SuppressWarnings("ReferenceEquality") // equal cards may stand in several places
    public long byteOffset(Card card) {
        for (int i = 0; i < count; i++) {
            if (parsed[i] == card) {
                return offset + (long) i * CardParser.CARD;
            }
        }
        return offset;
    }

    /** Where in the file the first card of a keyword begins; where the header begins if there is none. */
    public long byteOffset(String keyword) {
        return offset + (long) Math.max(0, index().first(keyword)) * CardParser.CARD;
    }

    /** The number of the first card of a keyword in the file, counted from 0, continuations included; -1 if there is none. */
    public int position(String keyword) {
        return index().first(keyword);
    }

    /** How many cards of 80 bytes there are before END. */
    public int cardCount() {
        return count;
    }

    /** The file, for messages. */
    public String file() {
        return file;
    }

    /** The HDU, counted from 0. */
    public int hdu() {
        return hdu;
    }

    /** What is odd about the cards, at most a few hundred. */
    public List<FitsWarning> warnings() {
        List<FitsWarning> all = warnings;
        if (all == null) {
            all = List.copyOf(collectWarnings());
            warnings = all;
        }
        return all;
    }

    private List<FitsWarning> collectWarnings() {
        List<FitsWarning> found = new ArrayList<>();
        CardParser parser = new CardParser(
                bytes,
                count,
                (card, keyword, message) -> found.add(new FitsWarning(hdu, offsetOf(card), keyword, message)));
        for (int i = 0; i < count && found.size() < MAX_WARNINGS; i = parser.next()) {
            Card card = parser.parse(i);
            int repeat = card.value() instanceof CardValue.Commentary ? -1 : index().repeatOf(bytes, i);
            if (repeat >= 0) {
                CardValue again = cardAt(repeat).value();
                if (!again.equals(card.value()) && !(again instanceof CardValue.Commentary)) {
                    String message = card.keyword() + " occurs again with another value, " + shown(again)
                            + "; the first, " + shown(card.value()) + ", counts";
                    found.add(new FitsWarning(hdu, offsetOf(repeat), card.keyword(), message));
                }
            }
        }
        int padding = (count + 1) * CardParser.CARD;
        if (HeaderText.skipBlanks(bytes, padding, bytes.length) < bytes.length) {
            found.add(new FitsWarning(hdu, offset + padding, "END", "text after the END card was ignored"));
        }
        return found;
    }

    private long offsetOf(int card) {
        return offset + (long) card * CardParser.CARD;
    }

    private KeywordIndex index() {
        KeywordIndex known = index;
        if (known == null) {
            known = new KeywordIndex(bytes, count);
            index = known;
        }
        return known;
    }

    private Card cardAt(int position) {
        Card known = parsed[position];
        if (known == null) {
            known = new CardParser(bytes, count, null).parse(position);
            parsed[position] = known;
        }
        return known;
    }

    /** The value of a keyword, null if there is none. */
    private CardValue value(String keyword) {
        int first = index().first(keyword);
        CardValue value = first < 0 ? null : cardAt(first).value();
        return value instanceof CardValue.Undefined || value instanceof CardValue.Commentary ? null : value;
    }

    private FitsFormatException missing(String keyword) {
        return bad(keyword, has(keyword) ? keyword + " has no value" : keyword + " is missing");
    }

    private static String shown(CardValue value) {
        if (value instanceof CardValue.Text text) {
            return "'" + text.text() + "'";
        }
        if (value instanceof CardValue.Int whole) {
            return Long.toString(whole.value());
        }
        if (value instanceof CardValue.BigInt big) {
            return big.value().toString();
        }
        if (value instanceof CardValue.Real real) {
            return Double.toString(real.value());
        }
        if (value instanceof CardValue.Logical logical) {
            return logical.value() ? "T" : "F";
        }
        if (value instanceof CardValue.Complex complex) {
            return "(" + complex.re() + ", " + complex.im() + ")";
        }
        return value instanceof CardValue.Unreadable raw ? raw.text() : "nothing";
    }
}
