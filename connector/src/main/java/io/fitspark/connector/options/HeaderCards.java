// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import java.math.BigInteger;
import java.util.Map;

import io.fitspark.connector.FitsErrors;
import io.fitspark.fits.FitsWriteException;
import io.fitspark.fits.header.CardValue;
import io.fitspark.fits.header.HeaderBuilder;

/** Header cards that options give: {@code header.OBJECT=M 31}, {@code header.EXPTIME=1.5}, {@code header.RUN='0042'}. */
public final class HeaderCards {
    private HeaderCards() {}

    /**
     * Cards of values as options give them: integers, numbers, T or F, else strings; what stands in single quotes is a string.
     *
     * @throws io.fitspark.connector.FitsUserException if FITS has no such keyword or value, or it is the writer's to set
     */
    public static HeaderBuilder of(Map<String, String> cards) {
        HeaderBuilder header = HeaderBuilder.create();
        cards.forEach((keyword, text) -> {
            try {
                add(header, keyword, text);
            } catch (FitsWriteException e) {
                throw FitsErrors.badOptionValue(
                        WriteOption.HEADER + keyword, text, "a header card, but " + e.problem());
            }
        });
        return header;
    }

    private static void add(HeaderBuilder header, String keyword, String text) throws FitsWriteException {
        if (keyword.equalsIgnoreCase("HISTORY")) {
            header.history(text);
        } else if (keyword.equalsIgnoreCase("COMMENT")) {
            header.comment(text);
        } else {
            header.set(keyword, value(text), null);
        }
    }

    static CardValue value(String text) {
        String stripped = text.strip();
        if (stripped.length() > 1 && stripped.startsWith("'") && stripped.endsWith("'")) {
            return new CardValue.Text(
                    stripped.substring(1, stripped.length() - 1).replace("''", "'"));
        }
        if (stripped.equals("T") || stripped.equalsIgnoreCase("true")) {
            return new CardValue.Logical(true);
        }
        if (stripped.equals("F") || stripped.equalsIgnoreCase("false")) {
            return new CardValue.Logical(false);
        }
        if (stripped.matches("[+-]?\\d{1,60}")) {
            BigInteger number = new BigInteger(stripped);
            return number.bitLength() < Long.SIZE
                    ? new CardValue.Int(number.longValue())
                    : new CardValue.BigInt(number);
        }
        if (stripped.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eEdD][+-]?\\d{1,4})?")) {
            double number = Double.parseDouble(stripped.replace('d', 'e').replace('D', 'e'));
            if (Double.isFinite(number)) {
                return new CardValue.Real(number);
            }
        }
        return new CardValue.Text(text);
    }
}
