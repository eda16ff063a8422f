// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import io.fitspark.connector.schema.ConstantType;

/** Finds the narrowest type that all values of a partition column have, in the order that Spark tries them. */
final class PartitionInference {
    private static final List<ConstantType> CANDIDATES = List.of(
            ConstantType.INT, ConstantType.BIGINT, ConstantType.DOUBLE, ConstantType.DATE, ConstantType.TIMESTAMP);

    private final ZoneId zone;

    /** @param zone of times, which name none */
    PartitionInference(ZoneId zone) {
        this.zone = zone;
    }

    /** @param values those of one column; null for null */
    ConstantType typeOf(Collection<String> values) {
        if (values.stream().allMatch(Objects::isNull)) {
            return ConstantType.STRING;
        }
        return CANDIDATES.stream()
                .filter(type -> values.stream().allMatch(value -> value == null || fits(value, type)))
                .findFirst()
                .orElse(ConstantType.STRING);
    }

    private boolean fits(String value, ConstantType type) {
        try {
            parse(value, type);
            return true;
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    /** The value, which must fit the type. */
    Object parse(String value, ConstantType type) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case INT -> Integer.valueOf(number(value));
            case BIGINT -> Long.valueOf(number(value));
            case DOUBLE -> Double.valueOf(fraction(value));
            case DATE -> Math.toIntExact(LocalDate.parse(value).toEpochDay());
            case TIMESTAMP ->
                micros(LocalDateTime.parse(value.replace(' ', 'T')).atZone(zone).toInstant());
            case STRING -> value;
            case BOOLEAN -> throw new AssertionError(type);
        };
    }

    /** Java takes {@code 1f}, {@code 1d}, hexadecimal and blanks for numbers; nobody means that by a directory's name. */
    private static String number(String value) {
        char last = value.isEmpty() ? ' ' : value.charAt(value.length() - 1);
        if ((!Character.isDigit(last) && last != '.') || value.indexOf('x') >= 0 || value.charAt(0) <= ' ') {
            throw new NumberFormatException(value);
        }
        return value;
    }

    /** A whole number that no integer type holds would lose digits as a double. */
    private static String fraction(String value) {
        if (value.matches("[+-]?\\d+")) {
            return Long.toString(Long.parseLong(value));
        }
        return number(value);
    }

    private static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1000);
    }
}
