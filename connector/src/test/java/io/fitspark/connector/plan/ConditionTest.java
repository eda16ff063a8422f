// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import io.fitspark.connector.plan.Condition.And;
import io.fitspark.connector.plan.Condition.Compares;
import io.fitspark.connector.plan.Condition.IsNull;
import io.fitspark.connector.plan.Condition.IsOneOf;
import io.fitspark.connector.plan.Condition.Matches;
import io.fitspark.connector.plan.Condition.Not;
import io.fitspark.connector.plan.Condition.Or;
import io.fitspark.connector.plan.Condition.Order;
import io.fitspark.connector.plan.Condition.TextMatch;
import io.fitspark.connector.schema.MetadataField;
import io.fitspark.connector.schema.ScanColumn;
import io.fitspark.connector.storage.SourceFile;

class ConditionTest {
    private static final ScanColumn NIGHT = new ScanColumn.OfPartition(0);
    private static final ScanColumn NOTHING = new ScanColumn.OfPartition(1);
    private static final ScanColumn EXPTIME = new ScanColumn.OfHeader(0);
    private static final ScanColumn NAME = new ScanColumn.OfFile(MetadataField.FILE_NAME);
    private static final ScanColumn HDU = new ScanColumn.OfFile(MetadataField.HDU);

    private static final SourceFile FILE = new SourceFile("file:/data/m31.fits", 2880, 1500, null);
    private static final SourceValues PLANNED = new SourceValues(FILE, Arrays.asList(20, null), null, null);
    private static final SourceValues KNOWN = new SourceValues(FILE, Arrays.asList(20, null), 2, List.of(1.5));

    @Test
    void comparesWhatIsKnown() {
        assertThat(new Compares(NIGHT, Order.EQUAL, 20).of(PLANNED)).isEqualTo(Truth.TRUE);
        assertThat(new Compares(NIGHT, Order.LESS, 20).of(PLANNED)).isEqualTo(Truth.FALSE);
        assertThat(new Compares(NIGHT, Order.LESS_OR_EQUAL, 20).of(PLANNED)).isEqualTo(Truth.TRUE);
        assertThat(new Compares(NIGHT, Order.GREATER, 19).of(PLANNED)).isEqualTo(Truth.TRUE);
        assertThat(new Compares(NIGHT, Order.GREATER_OR_EQUAL, 21).of(PLANNED)).isEqualTo(Truth.FALSE);
        assertThat(new IsOneOf(NIGHT, List.of(3, 20)).of(PLANNED)).isEqualTo(Truth.TRUE);
        assertThat(new Matches(NAME, TextMatch.STARTS_WITH, "m3").of(PLANNED)).isEqualTo(Truth.TRUE);
        assertThat(new Matches(NAME, TextMatch.ENDS_WITH, ".fit").of(PLANNED)).isEqualTo(Truth.FALSE);
        assertThat(new Matches(NAME, TextMatch.CONTAINS, "31.").of(PLANNED)).isEqualTo(Truth.TRUE);
    }

    @Test
    void isNullForNullAsInSql() {
        Condition compared = new Compares(NOTHING, Order.EQUAL, 1);
        assertThat(compared.of(PLANNED)).isEqualTo(Truth.NULL);
        assertThat(new Not(compared).of(PLANNED)).isEqualTo(Truth.NULL);
        assertThat(new IsNull(NOTHING).of(PLANNED)).isEqualTo(Truth.TRUE);
        assertThat(new Or(compared, new IsNull(NOTHING)).of(PLANNED)).isEqualTo(Truth.TRUE);
        assertThat(new And(compared, new IsNull(NIGHT)).of(PLANNED)).isEqualTo(Truth.FALSE);
        assertThat(Condition.mayHold(List.of(compared), PLANNED)).isFalse();
    }

    @Test
    void staysOpenWhileAHeaderIsNotRead() {
        Condition longer = new Compares(EXPTIME, Order.GREATER, 1.0);
        assertThat(longer.of(PLANNED)).isEqualTo(Truth.OPEN);
        assertThat(new Not(longer).of(PLANNED)).isEqualTo(Truth.OPEN);
        assertThat(new IsNull(HDU).of(PLANNED)).isEqualTo(Truth.OPEN);
        assertThat(Condition.mayHold(List.of(longer), PLANNED)).isTrue();
        assertThat(longer.of(KNOWN)).isEqualTo(Truth.TRUE);
        assertThat(new Compares(HDU, Order.EQUAL, 3).of(KNOWN)).isEqualTo(Truth.FALSE);
        Condition other = new Compares(NIGHT, Order.EQUAL, 1);
        assertThat(Condition.mayHold(List.of(new And(longer, other)), PLANNED)).isFalse();
    }

    @Test
    void ordersAsSparkDoes() {
        assertThat(ConstantOrder.compare(Double.NaN, Double.POSITIVE_INFINITY)).isPositive();
        assertThat(ConstantOrder.compare(Double.NaN, Double.NaN)).isZero();
        assertThat(ConstantOrder.compare(-0.0, 0.0)).isZero();
        assertThat(ConstantOrder.compare(5_000_000_000L, 7L)).isPositive();
        // by code points, not by UTF-16
        assertThat(ConstantOrder.compare("\uFF5E", "\uD83D\uDE00")).isNegative();
    }

    @Property
    void negationAndConjunctionFollowThreeValuedLogic(@ForAll Truth a, @ForAll Truth b) {
        assertThat(a.not().not()).isEqualTo(a);
        assertThat(a.and(b)).isEqualTo(b.and(a));
        assertThat(a.or(b)).isEqualTo(b.not().and(a.not()).not());
        assertThat(a.and(Truth.FALSE)).isEqualTo(Truth.FALSE);
        assertThat(a.and(Truth.TRUE)).isEqualTo(a);
        assertThat(a.or(Truth.TRUE)).isEqualTo(Truth.TRUE);
    }
}
