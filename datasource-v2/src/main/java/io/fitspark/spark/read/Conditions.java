// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.unsafe.types.UTF8String;

import io.fitspark.connector.plan.Condition;
import io.fitspark.connector.plan.Condition.Order;
import io.fitspark.connector.plan.Condition.TextMatch;
import io.fitspark.connector.schema.ScanColumn;
import io.fitspark.spark.schema.DatasetColumns;

/** Turns Spark's predicates into conditions on whole files and HDUs, where they are such. */
public final class Conditions {
    private final Function<String[], Optional<ScanColumn>> columns;

    public Conditions(DatasetColumns columns) {
        this(columns::constant);
    }

    /** @param columns what a name stands for, if its values are the same in all rows of an HDU */
    public Conditions(Function<String[], Optional<ScanColumn>> columns) {
        this.columns = columns;
    }

    /** What was understood, and what is left for Spark. */
    public record Split(List<Condition> conditions, List<Predicate> understood, List<Predicate> left) {}

    /** Sorts predicates, all of which must hold. */
    public Split split(Predicate[] predicates) {
        Split split = new Split(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Predicate predicate : predicates) {
            Optional<Condition> condition = of(predicate);
            condition.ifPresent(split.conditions()::add);
            (condition.isPresent() ? split.understood() : split.left()).add(predicate);
        }
        return split;
    }

    /** The same condition, or empty if it depends on more than what all rows of an HDU have in common. */
    Optional<Condition> of(Predicate predicate) {
        Expression[] parts = predicate.children();
        return switch (predicate.name()) {
            case "=" -> compared(parts, Order.EQUAL, Order.EQUAL);
            case "<" -> compared(parts, Order.LESS, Order.GREATER);
            case "<=" -> compared(parts, Order.LESS_OR_EQUAL, Order.GREATER_OR_EQUAL);
            case ">" -> compared(parts, Order.GREATER, Order.LESS);
            case ">=" -> compared(parts, Order.GREATER_OR_EQUAL, Order.LESS_OR_EQUAL);
            case "<>" -> compared(parts, Order.EQUAL, Order.EQUAL).map(Condition.Not::new);
            case "<=>" -> sameOrBothNull(parts);
            case "IN" -> oneOf(parts);
            case "IS_NULL" -> column(parts[0]).map(Condition.IsNull::new);
            case "IS_NOT_NULL" -> column(parts[0]).map(Condition.IsNull::new).map(Condition.Not::new);
            case "STARTS_WITH" -> matched(parts, TextMatch.STARTS_WITH);
            case "ENDS_WITH" -> matched(parts, TextMatch.ENDS_WITH);
            case "CONTAINS" -> matched(parts, TextMatch.CONTAINS);
            case "NOT" -> inner(parts[0]).map(Condition.Not::new);
            case "AND" -> inner(parts[0]).flatMap(left -> inner(parts[1]).map(right -> new Condition.And(left, right)));
            case "OR" -> inner(parts[0]).flatMap(left -> inner(parts[1]).map(right -> new Condition.Or(left, right)));
            default -> Optional.empty();
        };
    }

    private Optional<Condition> inner(Expression part) {
        return part instanceof Predicate predicate ? of(predicate) : Optional.empty();
    }

    private Optional<Condition> compared(Expression[] parts, Order order, Order mirrored) {
        boolean columnFirst = parts[0] instanceof NamedReference;
        Optional<ScanColumn> column = column(parts[columnFirst ? 0 : 1]);
        Object value = value(parts[columnFirst ? 1 : 0]);
        return column.isEmpty() || value == null
                ? Optional.empty()
                : Optional.of(new Condition.Compares(column.get(), columnFirst ? order : mirrored, value));
    }

    /** Never null itself: what is unequal to a null is different from it. */
    private Optional<Condition> sameOrBothNull(Expression[] parts) {
        return compared(parts, Order.EQUAL, Order.EQUAL).map(equal -> {
            ScanColumn column = ((Condition.Compares) equal).column();
            return new Condition.And(new Condition.Not(new Condition.IsNull(column)), equal);
        });
    }

    private Optional<Condition> oneOf(Expression[] parts) {
        Optional<ScanColumn> column = column(parts[0]);
        List<Object> values = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            Object value = value(parts[i]);
            if (value == null) {
                // a null among them makes "not in" null where it would be true
                return Optional.empty();
            }
            values.add(value);
        }
        return column.map(c -> new Condition.IsOneOf(c, values));
    }

    private Optional<Condition> matched(Expression[] parts, TextMatch match) {
        return value(parts[1]) instanceof String text
                ? column(parts[0]).map(column -> new Condition.Matches(column, match, text))
                : Optional.empty();
    }

    private Optional<ScanColumn> column(Expression part) {
        return part instanceof NamedReference reference ? columns.apply(reference.fieldNames()) : Optional.empty();
    }

    /** Spark's own value of a literal, of the classes that conditions know; null for others. */
    private static Object value(Expression part) {
        Object value = part instanceof Literal<?> literal ? literal.value() : null;
        if (value instanceof UTF8String text) {
            return text.toString();
        }
        return value instanceof Boolean || value instanceof Integer || value instanceof Long || value instanceof Double
                ? value
                : null;
    }
}
