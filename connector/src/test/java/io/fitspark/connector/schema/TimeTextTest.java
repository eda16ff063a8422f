// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
    private final byte[] scratch = new byte[TimeText.LONGEST];

    private String date(long day) {
        return new String(scratch, 0, TimeText.date(day, scratch), US_ASCII);
    }

    private String time(long micros) {
        return new String(scratch, 0, TimeText.time(micros, scratch), US_ASCII);
    }

    private static OptionalLong parseDate(String text) {
        byte[] bytes = ("x" + text + "9").getBytes(US_ASCII);
        return TimeText.parseDate(bytes, 1, text.length());
    }

    private static OptionalLong parseTime(String text) {
        byte[] bytes = ("x" + text + "9").getBytes(US_ASCII);
        return TimeText.parseTime(bytes, 1, text.length());
    }

    @Test
    void datesAndTimesAreThoseOfFits() {
        assertThat(date(0)).isEqualTo("1970-01-01");
        assertThat(date(LocalDate.of(9, 12, 31).toEpochDay())).isEqualTo("0009-12-31");
        assertThat(date(LocalDate.of(12345, 1, 2).toEpochDay())).isEqualTo("+12345-01-02");
        assertThat(date(LocalDate.of(-4, 2, 29).toEpochDay())).isEqualTo("-00004-02-29");
        assertThat(time(0)).isEqualTo("1970-01-01T00:00:00.000000");
        assertThat(time(-1)).isEqualTo("1969-12-31T23:59:59.999999");
    }

    @Test
    void allAreReadAsTheyWereWritten() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            long day = random.nextInt(200_000_000) - 100_000_000L;
            assertThat(parseDate(date(day))).hasValue(day);
            long micros = i % 2 == 0 ? random.nextLong() / 4 : random.nextLong() % 4_000_000_000_000_000L;
            assertThat(parseTime(time(micros))).hasValue(micros);
        }
    }

    @Test
    void timesOfOthersAreRead() {
        long micros = LocalDateTime.of(2026, 6, 1, 13, 0).toEpochSecond(ZoneOffset.UTC) * 1_000_000;
        assertThat(parseTime("2026-06-01T13:00:00")).hasValue(micros);
        assertThat(parseTime("2026-06-01T13:00:00.5")).hasValue(micros + 500_000);
        assertThat(parseTime("2026-06-01T13:00:00.1234567")).hasValue(micros + 123_456);
        assertThat(parseTime("2026-06-01")).hasValue(micros - 13L * 3_600_000_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "2026",
                "2026-06",
                "2026-6-1",
                "2026-13-01",
                "2026-02-29",
                "1900-02-29",
                "2026-00-10",
                "2026-04-31",
                "26-01-01",
                "+1234-01-01",
                "+1234567-01-01",
                "2026/01/01",
                "2026-01-01T",
                "2026-01-01 00:00:00"
            })
    void whatIsNoDateIsRefused(String text) {
        assertThat(parseDate(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T24:00:00",
                "2026-01-01T00:60:00",
                "2026-01-01T00:00:60",
                "2026-01-01T00:00",
                "2026-01-01T00:00:00.",
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:00:00.5Z",
                "2026-01-01t00:00:00",
                "T00:00:00"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThat(parseTime(text)).isEmpty();
    }
}
