// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.header;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Cards in their order, found by keyword. */
final class HeaderEntries {
    private final List<HeaderEntry> entries = new ArrayList<>();
    private final Map<String, Integer> firsts = new HashMap<>();
    private boolean indexed = true;
    private int records;

    HeaderEntries copy() {
        HeaderEntries copy = new HeaderEntries();
        entries.forEach(copy::append);
        return copy;
    }

    List<HeaderEntry> list() {
        return entries;
    }

    int records() {
        return records;
    }

    /** The place of the first card of a keyword, or -1. */
    int first(String keyword) {
        if (!indexed) {
            firsts.clear();
            for (int i = 0; i < entries.size(); i++) {
                firsts.putIfAbsent(entries.get(i).keyword(), i);
            }
            indexed = true;
        }
        return firsts.getOrDefault(keyword, -1);
    }

    void append(HeaderEntry entry) {
        if (indexed) {
            firsts.putIfAbsent(entry.keyword(), entries.size());
        }
        entries.add(entry);
        records += entry.records().length / CardParser.CARD;
    }

    /** Puts an entry of the same keyword in the place of another; a stray CONTINUE card behind that goes with it. */
    void replace(int place, HeaderEntry entry) {
        records += (entry.records().length - entries.get(place).records().length) / CardParser.CARD;
        entries.set(place, entry);
        while (place + 1 < entries.size() && entries.get(place + 1).keyword().equals("CONTINUE")) {
            records -= entries.remove(place + 1).records().length / CardParser.CARD;
            indexed = false;
        }
    }

    /** Removes some cards, with stray CONTINUE cards behind them. */
    void removeIf(Predicate<HeaderEntry> unwanted) {
        List<HeaderEntry> kept = new ArrayList<>(entries.size());
        boolean removed = false;
        records = 0;
        for (HeaderEntry entry : entries) {
            removed = unwanted.test(entry) || removed && entry.keyword().equals("CONTINUE");
            if (!removed) {
                kept.add(entry);
                records += entry.records().length / CardParser.CARD;
            }
        }
        if (kept.size() < entries.size()) {
            order(kept);
        }
    }

    /** Keeps the first entries only. */
    void keep(int count) {
        for (int i = count; i < entries.size(); i++) {
            records -= entries.get(i).records().length / CardParser.CARD;
        }
        order(List.copyOf(entries.subList(0, count)));
    }

    /** Puts the same entries in another order. */
    void order(List<HeaderEntry> ordered) {
        entries.clear();
        entries.addAll(ordered);
        indexed = false;
    }

    /** So many records of 80 bytes: the entries, blank ones, END at a place, blank ones again. */
    byte[] toBytes(int total, int end) {
        byte[] bytes = new byte[Math.multiplyExact(total, CardParser.CARD)];
        Arrays.fill(bytes, (byte) ' ');
        int at = 0;
        for (HeaderEntry entry : entries) {
            System.arraycopy(entry.records(), 0, bytes, at, entry.records().length);
            at += entry.records().length;
        }
        at = end * CardParser.CARD;
        bytes[at] = 'E';
        bytes[at + 1] = 'N';
        bytes[at + 2] = 'D';
        return bytes;
    }
}
