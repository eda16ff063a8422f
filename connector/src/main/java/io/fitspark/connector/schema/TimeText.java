// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

import java.time.LocalDate;
import java.util.OptionalLong;

/** Dates and times as FITS has them (ISO 8601, FITS 4.0 section 9.1.1), to and from the days and microseconds since 1970 that Spark counts. */
public final class TimeText {
    /** Bytes of the longest text. */
    public static final int LONGEST = 32;

    private static final int DAY_SECONDS = 86_400;
    private static final long MICROS = 1_000_000;
    private static final long DAY_MICROS = DAY_SECONDS * MICROS;
    private static final int LAST_PLAIN_YEAR = 9999;
    private static final int MICRO_DIGITS = 6;

    private TimeText() {}

    /** Writes a date, {@code 2026-06-01}. Returns how many bytes. */
    public static int date(long epochDay, byte[] to) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        int year = date.getYear();
        int at = 0;
        int digits = 4;
        if (year < 0 || year > LAST_PLAIN_YEAR) {
            to[at++] = (byte) (year < 0 ? '-' : '+');
            year = Math.abs(year);
            digits = Math.max(5, Integer.toString(year).length());
        }
        at = digits(year, digits, to, at);
        to[at++] = '-';
        at = digits(date.getMonthValue(), 2, to, at);
        to[at++] = '-';
        return digits(date.getDayOfMonth(), 2, to, at);
    }

    /** Writes a time, {@code 2026-06-01T13:00:00.000000}. Returns how many bytes. */
    public static int time(long micros, byte[] to) {
        int at = date(Math.floorDiv(micros, DAY_MICROS), to);
        long rest = Math.floorMod(micros, DAY_MICROS);
        int seconds = (int) (rest / MICROS);
        to[at++] = 'T';
        at = digits(seconds / 3600, 2, to, at);
        to[at++] = ':';
        at = digits(seconds / 60 % 60, 2, to, at);
        to[at++] = ':';
        at = digits(seconds % 60, 2, to, at);
        to[at++] = '.';
        return digits((int) (rest % MICROS), MICRO_DIGITS, to, at);
    }

    private static int digits(int value, int count, byte[] to, int at) {
        int rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            to[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + count;
    }

    /** Days since 1970 of a date; empty if the bytes are none. */
    public static OptionalLong parseDate(byte[] bytes, int from, int length) {
        Parser parser = new Parser(bytes, from, from + length);
        long day = parser.date();
        return parser.isAtEnd() ? OptionalLong.of(day) : OptionalLong.empty();
    }

    /** Microseconds since 1970 of a time, or of the midnight that begins a date; empty if the bytes are none. Finer fractions are cut. */
    public static OptionalLong parseTime(byte[] bytes, int from, int length) {
        Parser parser = new Parser(bytes, from, from + length);
        long day = parser.date();
        if (parser.isAtEnd()) {
            return OptionalLong.of(Math.multiplyExact(day, DAY_MICROS));
        }
        long micros = parser.timeOfDay();
        return parser.isAtEnd()
                ? OptionalLong.of(Math.addExact(Math.multiplyExact(day, DAY_MICROS), micros))
                : OptionalLong.empty();
    }

    /** Reads from left to right; what does not fit leaves it failed. */
    private static final class Parser {
        private static final int[] MONTH_DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        private static final int MOST_YEAR_DIGITS = 6;

        private final byte[] bytes;
        private final int end;
        private int at;
        private boolean failed;

        Parser(byte[] bytes, int from, int end) {
            this.bytes = bytes;
            this.at = from;
            this.end = end;
        }

        boolean isAtEnd() {
            return !failed && at == end;
        }

        long date() {
            boolean signed = at < end && (bytes[at] == '-' || bytes[at] == '+');
            boolean negative = signed && bytes[at] == '-';
            at += signed ? 1 : 0;
            int start = at;
            while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
                at++;
            }
            int count = at - start;
            failed = signed ? count < 5 || count > MOST_YEAR_DIGITS : count != 4;
            at = start;
            int year = number(failed ? 0 : count);
            expect('-');
            int month = number(2);
            expect('-');
            int day = number(2);
            boolean valid = !failed
                    && month >= 1
                    && month <= 12
                    && day >= 1
                    && day <= MONTH_DAYS[month - 1]
                    && (month != 2 || day < 29 || isLeap(negative ? -year : year));
            failed = !valid;
            return failed
                    ? 0
                    : LocalDate.of(negative ? -year : year, month, day).toEpochDay();
        }

        private static boolean isLeap(int year) {
            return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
        }

        long timeOfDay() {
            expect('T');
            int hour = number(2);
            expect(':');
            int minute = number(2);
            expect(':');
            int second = number(2);
            failed |= hour > 23 || minute > 59 || second > 59;
            long micros = (hour * 3600L + minute * 60L + second) * MICROS;
            if (!failed && at < end) {
                expect('.');
                long unit = MICROS / 10;
                failed |= at == end;
                while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
                    micros += (bytes[at++] - '0') * unit;
                    unit /= 10;
                }
            }
            return micros;
        }

        private void expect(char wanted) {
            failed |= at >= end || bytes[at] != wanted;
            at += failed ? 0 : 1;
        }

        private int number(int digits) {
            int value = 0;
            for (int i = 0; i < digits; i++) {
                if (failed || at >= end || bytes[at] < '0' || bytes[at] > '9') {
                    failed = true;
                    return 0;
                }
                value = value * 10 + (bytes[at++] - '0');
            }
            return value;
        }
    }
}
