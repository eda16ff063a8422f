// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.header;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Finds the first card of a keyword in constant time. The hash has a seed of its own in each process, so that no header can be
 * made to collide.
 */
final class KeywordIndex {

    private static final long SEED = new SplittableRandom().nextLong();
    private static final int NONE = -1;

    private final long[] keys;
    private final int[] firsts;
    private final int[] seconds;
    private Map<String, Integer> hierarch = Map.of();

    KeywordIndex(byte[] bytes, int cards) {
        int size = Integer.highestOneBit(Math.max(8, cards)) * 4;
        keys = new long[size];
        firsts = new int[size];
        seconds = new int[size];
        Arrays.fill(firsts, NONE);
        Arrays.fill(seconds, NONE);
        for (int card = 0; card < cards; card++) {
            long key = Keywords.pack(bytes, card * CardParser.CARD);
            if (key == Keywords.HIERARCH) {
                String name = new CardParser(bytes, cards, null).parse(card).keyword();
                if (hierarch.isEmpty()) {
                    hierarch = new HashMap<>();
                }
                hierarch.putIfAbsent(name, card);
            }
            int slot = slot(key);
            if (firsts[slot] == NONE) {
                keys[slot] = key;
                firsts[slot] = card;
            } else if (seconds[slot] == NONE) {
                seconds[slot] = card;
            }
        }
    }

    /** The first card of a keyword, or -1. */
    int first(String keyword) {
        String name = keyword.stripTrailing();
        if (name.length() <= 8) {
            int card = firsts[slot(Keywords.of(name))];
            if (card != NONE) {
                return card;
            }
        }
        return hierarch.getOrDefault(name.toUpperCase(Locale.ROOT), NONE);
    }

    /** The second card of the keyword of a card, or -1; HIERARCH cards have none. */
    int repeatOf(byte[] bytes, int card) {
        int slot = slot(Keywords.pack(bytes, card * CardParser.CARD));
        return firsts[slot] == card && keys[slot] != Keywords.HIERARCH ? seconds[slot] : NONE;
    }

    private int slot(long key) {
        long h = (key ^ SEED) * 0x9E3779B97F4A7C15L;
        h = (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
        int mask = keys.length - 1;
        int slot = (int) (h ^ (h >>> 32)) & mask;
        while (firsts[slot] != NONE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
