// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.Serializable;
import java.util.List;

import io.fitspark.connector.schema.ScanColumn;

/**
 * A condition on values that are the same in all rows of a file or HDU. Values are of the Java classes that
 * {@link io.fitspark.connector.schema.ConstantType} names; numbers and texts are ordered as Spark orders them.
 */
public sealed interface Condition extends Serializable {
    /** Whether it holds, as far as the values are known. */
    Truth of(SourceValues values);

    /** How two values compare. */
    enum Order {
        EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }

    /** What a text does to another. */
    enum TextMatch {
        STARTS_WITH,
        ENDS_WITH,
        CONTAINS
    }

    /** Never holds for null. @param value not null */
    record Compares(ScanColumn column, Order order, Object value) implements Condition {
        @Override
        public Truth of(SourceValues values) {
            return unlessNull(values.value(column), present -> {
                int sign = ConstantOrder.compare(present, value);
                return switch (order) {
                    case EQUAL -> sign == 0;
                    case LESS -> sign < 0;
                    case LESS_OR_EQUAL -> sign <= 0;
                    case GREATER -> sign > 0;
                    case GREATER_OR_EQUAL -> sign >= 0;
                };
            });
        }
    }

    /** Never holds for null. @param values without nulls */
    record IsOneOf(ScanColumn column, List<Object> values) implements Condition {
        public IsOneOf {
            values = List.copyOf(values);
        }

        @Override
        public Truth of(SourceValues source) {
            return unlessNull(
                    source.value(column),
                    present -> values.stream().anyMatch(value -> ConstantOrder.compare(present, value) == 0));
        }
    }

    /** Never holds for null. */
    record Matches(ScanColumn column, TextMatch match, String part) implements Condition {
        @Override
        public Truth of(SourceValues values) {
            return unlessNull(values.value(column), present -> {
                String text = (String) present;
                return switch (match) {
                    case STARTS_WITH -> text.startsWith(part);
                    case ENDS_WITH -> text.endsWith(part);
                    case CONTAINS -> text.contains(part);
                };
            });
        }
    }

    /** Holds for null only. */
    record IsNull(ScanColumn column) implements Condition {
        @Override
        public Truth of(SourceValues values) {
            Object value = values.value(column);
            return value == SourceValues.OPEN ? Truth.OPEN : Truth.of(value == null);
        }
    }

    /** Holds where the other surely does not; null stays null. */
    record Not(Condition inner) implements Condition {
        @Override
        public Truth of(SourceValues values) {
            return inner.of(values).not();
        }
    }

    /** Both hold. */
    record And(Condition left, Condition right) implements Condition {
        @Override
        public Truth of(SourceValues values) {
            return left.of(values).and(right.of(values));
        }
    }

    /** One of them holds. */
    record Or(Condition left, Condition right) implements Condition {
        @Override
        public Truth of(SourceValues values) {
            return left.of(values).or(right.of(values));
        }
    }

    /** Whether rows with these values may be wanted: false only if one of the conditions surely does not hold. */
    static boolean mayHold(List<Condition> conditions, SourceValues values) {
        for (Condition condition : conditions) {
            Truth truth = condition.of(values);
            if (truth == Truth.FALSE || truth == Truth.NULL) {
                return false;
            }
        }
        return true;
    }

    private static Truth unlessNull(Object value, java.util.function.Predicate<Object> test) {
        if (value == SourceValues.OPEN) {
            return Truth.OPEN;
        }
        return value == null ? Truth.NULL : Truth.of(test.test(value));
    }
}
