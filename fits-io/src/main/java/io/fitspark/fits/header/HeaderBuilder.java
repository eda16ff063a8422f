// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.header;

import java.util.List;
import java.util.Optional;

import io.fitspark.fits.FitsWriteException;

/**
 * The cards of a header that is to be written, in their order. What a card holds is checked when it is set: text is printable ASCII (quotes
 * are doubled), numbers are finite, keywords are of eight letters, digits, underscores and hyphens; longer ones, of several words, become
 * HIERARCH cards. Keywords are taken in upper case. Strings lose trailing blanks, which do not count in FITS; long ones go on in CONTINUE
 * cards, but not where the standard forbids it (FITS 4.0, section 4.2.1.2). Comments are cut at the end of their card, values never are.
 *
 * <p>Structural keywords, which say how the bytes of the HDU are laid out, and the sums belong to the writers: {@link #set}, {@link #add}
 * and {@link #remove} refuse them. Not safe for concurrent use.
 */
public final class HeaderBuilder {

    private static final int CARD = CardParser.CARD;
    private static final int RECORDS_PER_BLOCK = 36;
    private static final int TEXT = CARD - 8;

    private final HeaderEntries entries;

    private HeaderBuilder(HeaderEntries entries) {
        this.entries = entries;
    }

    /** No cards. */
    public static HeaderBuilder create() {
        return new HeaderBuilder(new HeaderEntries());
    }

    /** The cards of a header, structural ones too; those that are not changed stay as they are, byte for byte. */
    public static HeaderBuilder from(Header header) {
        HeaderEntries entries = new HeaderEntries();
        ForeignCards.all(header).forEach(foreign -> entries.append(foreign.entry()));
        return new HeaderBuilder(entries);
    }

    /** The same cards, to be changed on their own. */
    public HeaderBuilder copy() {
        return new HeaderBuilder(entries.copy());
    }

    /**
     * Sets a card: replaces the first of that keyword in its place, or appends one.
     *
     * @param comment null to keep the one that is there
     * @throws FitsWriteException if FITS cannot hold it, or the keyword is not the caller's to set
     */
    public HeaderBuilder set(String keyword, CardValue value, String comment) throws FitsWriteException {
        return put(forUsers(keyword), value, comment);
    }

    /** Sets a string, as {@link #set(String, CardValue, String)}. */
    public HeaderBuilder set(String keyword, String text, String comment) throws FitsWriteException {
        return set(keyword, new CardValue.Text(text), comment);
    }

    /** Sets an integer, as {@link #set(String, CardValue, String)}. */
    public HeaderBuilder set(String keyword, long value, String comment) throws FitsWriteException {
        return set(keyword, new CardValue.Int(value), comment);
    }

    /** Sets a real number, as {@link #set(String, CardValue, String)}: its shortest form that reads back the same. */
    public HeaderBuilder set(String keyword, double value, String comment) throws FitsWriteException {
        return set(keyword, new CardValue.Real(value), comment);
    }

    /** Sets T or F, as {@link #set(String, CardValue, String)}. */
    public HeaderBuilder set(String keyword, boolean value, String comment) throws FitsWriteException {
        return set(keyword, new CardValue.Logical(value), comment);
    }

    /**
     * Appends a card, also where there is one of that keyword: for COMMENT, HISTORY and blank keywords with a
     * {@link CardValue.Commentary}, and for keywords that occur again.
     *
     * @throws FitsWriteException as {@link #set(String, CardValue, String)}, and if the text of a commentary is longer than 72 characters
     */
    public HeaderBuilder add(String keyword, CardValue value, String comment) throws FitsWriteException {
        entries.append(entry(forUsers(keyword), value, comment == null ? "" : comment));
        return this;
    }

    /** Appends COMMENT cards, as many as the text needs. */
    public HeaderBuilder comment(String text) throws FitsWriteException {
        return commentary("COMMENT", text);
    }

    /** Appends HISTORY cards, as many as the text needs. */
    public HeaderBuilder history(String text) throws FitsWriteException {
        return commentary("HISTORY", text);
    }

    /** Appends a blank card. */
    public HeaderBuilder blank() {
        try {
            return commentary("", "");
        } catch (FitsWriteException e) {
            throw new AssertionError("a blank card is refused", e);
        }
    }

    private HeaderBuilder commentary(String keyword, String text) throws FitsWriteException {
        int at = 0;
        do {
            int end = Math.min(text.length(), at + TEXT);
            add(keyword, new CardValue.Commentary(CardWriter.withoutTrailingBlanks(text.substring(at, end))), "");
            at = end;
        } while (at < text.length());
        return this;
    }

    /** Removes all cards of a keyword. */
    public HeaderBuilder remove(String keyword) throws FitsWriteException {
        return removeStructural(forUsers(keyword));
    }

    /** For writers of HDUs: as set, of keywords that describe structure. What values may hold is checked all the same. */
    public HeaderBuilder structural(String keyword, CardValue value, String comment) throws FitsWriteException {
        return put(KeywordRules.normal(keyword), value, comment);
    }

    /** For writers of HDUs: an integer that describes structure. */
    public HeaderBuilder structural(String keyword, long value, String comment) throws FitsWriteException {
        return structural(keyword, new CardValue.Int(value), comment);
    }

    /** For writers of HDUs: a string that describes structure. */
    public HeaderBuilder structural(String keyword, String text, String comment) throws FitsWriteException {
        return structural(keyword, new CardValue.Text(text), comment);
    }

    /** For writers of HDUs: T or F that describes structure. */
    public HeaderBuilder structural(String keyword, boolean value, String comment) throws FitsWriteException {
        return structural(keyword, new CardValue.Logical(value), comment);
    }

    /** For writers of HDUs: removes all cards of a keyword, structural ones too. */
    public HeaderBuilder removeStructural(String keyword) {
        String name = KeywordRules.lookUp(keyword);
        entries.removeIf(entry -> entry.keyword().equals(name));
        return this;
    }

    /**
     * Appends the cards of another header that mean the same in any HDU: not the structural ones, sums, what describes columns, pixels or
     * compression, and no blank cards. Keywords that are there already stay as they are; of one that occurs again the first counts. Cards
     * are taken byte for byte, but what is not as the standard has it is mended: characters beyond ASCII become question marks, values that
     * cannot be read strings, and what cannot be mended a COMMENT.
     */
    public HeaderBuilder merge(Header other) {
        for (ForeignCards.Foreign foreign : ForeignCards.all(other)) {
            Card card = foreign.entry().card();
            boolean commentary = card.value() instanceof CardValue.Commentary;
            boolean wanted = KeywordRules.isPortable(card.keyword())
                    && !foreign.entry().isBlank()
                    && (commentary || !has(card.keyword()));
            if (wanted) {
                foreign.mended().forEach(entries::append);
            }
        }
        return this;
    }

    /** Sets all cards of another builder but the structural ones: commentary is appended, of other keywords cards are replaced. */
    public HeaderBuilder setAll(HeaderBuilder other) {
        for (HeaderEntry entry : List.copyOf(other.entries.list())) {
            if (!KeywordRules.isStructural(entry.keyword())) {
                put(entry);
            }
        }
        return this;
    }

    /** Puts the mandatory cards in front, in the order of the standard (FITS 4.0, sections 4.4.1 and 7). */
    public HeaderBuilder mandatoryFirst() {
        entries.order(MandatoryOrder.of(entries.list()));
        return this;
    }

    /** Removes the blank cards at the end, which others left as room for more. */
    public HeaderBuilder trim() {
        List<HeaderEntry> list = entries.list();
        int size = list.size();
        while (size > 0 && list.get(size - 1).isBlank()) {
            size--;
        }
        entries.keep(size);
        return this;
    }

    /** The first card of a keyword. */
    public Optional<Card> card(String keyword) {
        int place = entries.first(KeywordRules.lookUp(keyword));
        return place < 0
                ? Optional.empty()
                : Optional.of(entries.list().get(place).card());
    }

    /** All cards in their order. */
    public List<Card> cards() {
        return entries.list().stream().map(HeaderEntry::card).toList();
    }

    /** Whether there is a card of that keyword. */
    public boolean has(String keyword) {
        return entries.first(KeywordRules.lookUp(keyword)) >= 0;
    }

    /** Records of 80 bytes, without END: more than cards, where strings go on. */
    public int records() {
        return entries.records();
    }

    /** How many blocks of 2880 bytes the header needs. */
    public int blocks() {
        return records() / RECORDS_PER_BLOCK + 1;
    }

    /** The header in whole blocks of 2880 bytes, END and blanks included. */
    public byte[] toBytes() {
        return toBytes(blocks());
    }

    /**
     * As {@link #toBytes()}, in exactly so many blocks; blank cards fill what is too much of them, so that END is in the last one.
     *
     * @throws IllegalArgumentException if it needs more
     */
    public byte[] toBytes(int blocks) {
        if (blocks < blocks()) {
            throw new IllegalArgumentException("a header of " + blocks() + " blocks in " + blocks);
        }
        int total = Math.multiplyExact(blocks, RECORDS_PER_BLOCK);
        return entries.toBytes(total, Math.max(records(), total - RECORDS_PER_BLOCK));
    }

    private HeaderBuilder put(String keyword, CardValue value, String comment) throws FitsWriteException {
        if (CardParser.isCommentary(keyword)) {
            throw FitsWriteException.of("COMMENT, HISTORY and blank cards are added, not set")
                    .keyword(keyword.isEmpty() ? null : keyword)
                    .build();
        }
        String kept = comment != null
                ? comment
                : ForeignCards.ascii(card(keyword).map(Card::comment).orElse(""));
        put(entry(keyword, value, kept));
        return this;
    }

    private void put(HeaderEntry entry) {
        int place = CardParser.isCommentary(entry.keyword()) ? -1 : entries.first(entry.keyword());
        if (place < 0) {
            entries.append(entry);
        } else {
            entries.replace(place, entry);
        }
    }

    private static HeaderEntry entry(String keyword, CardValue value, String comment) throws FitsWriteException {
        Card card = new Card(keyword, value, CardWriter.withoutBlanks(comment));
        return new HeaderEntry(card, CardWriter.records(card));
    }

    private static String forUsers(String keyword) throws FitsWriteException {
        String name = KeywordRules.normal(keyword);
        if (KeywordRules.isStructural(name)) {
            throw FitsWriteException.of("the keyword says how the file is laid out: it is set by the writer alone")
                    .keyword(name)
                    .build();
        }
        return name;
    }
}
