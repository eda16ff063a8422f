// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.made;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws header cards of every kind. */
final class RandomCards {
    private static final int MOST = 8;
    private static final int LONG_TEXT = 300;
    private static final int COMMENTARY = 70;

    private final Random random;

    RandomCards(Random random) {
        this.random = random;
    }

    List<MadeCard> next() {
        List<MadeCard> cards = new ArrayList<>();
        for (int left = random.nextInt(MOST); left > 0; left--) {
            String keyword = random.nextInt(6) == 0 ? "ESO INS PART" + left + " KIND" : "KEY_" + left;
            cards.add(new MadeCard(keyword, value(), random.nextBoolean() ? "card " + left : null));
        }
        if (random.nextInt(3) == 0) {
            cards.add(new MadeCard("COMMENT", text(COMMENTARY), null));
            cards.add(new MadeCard("HISTORY", text(COMMENTARY), null));
        }
        return cards;
    }

    private Object value() {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextBoolean();
            case 1 -> random.nextLong();
            case 2 -> (long) random.nextInt(1000);
            case 3 -> random.nextGaussian();
            case 4 -> random.nextGaussian() * Math.pow(10, random.nextInt(500) - 250);
            case 5 -> text(LONG_TEXT);
            case 6 -> "it's '" + text(9) + "''";
            default -> text(20);
        };
    }

    /** Printable ASCII that does not end in a blank. */
    private String text(int most) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(most); left > 0; left--) {
            text.append((char) (' ' + random.nextInt('~' - ' ' + 1)));
        }
        return text + "x";
    }
}
