// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

import io.fitspark.connector.plan.Condition.Compares;
import io.fitspark.connector.plan.Condition.IsNull;
import io.fitspark.connector.plan.Condition.Not;
import io.fitspark.connector.plan.Condition.Order;
import io.fitspark.connector.schema.ConstantType;
import io.fitspark.connector.schema.ScanColumn;

class PartitionChoiceTest {
    private static final Path BASE = new Path("file:/data/rows");
    private static final ScanColumn NIGHT = new ScanColumn.OfPartition(0);
    private static final ScanColumn FIELD = new ScanColumn.OfPartition(1);

    private static boolean chosen(String directory, Condition... conditions) {
        return new PartitionChoice(
                        BASE, List.of(ConstantType.INT, ConstantType.STRING), ZoneOffset.UTC, List.of(conditions))
                .test(new Path(BASE, new Path(null, null, directory)));
    }

    @Test
    void comparesValuesRatherThanNames() {
        Condition third = new Compares(NIGHT, Order.EQUAL, 3);
        assertThat(chosen("night=3/field=a", third)).isTrue();
        assertThat(chosen("night=03/field=b", third)).isTrue();
        assertThat(chosen("night=30/field=a", third)).isFalse();
    }

    @Test
    void wantsAllConditionsToHold() {
        Condition third = new Compares(NIGHT, Order.EQUAL, 3);
        Condition odd = new Compares(FIELD, Order.EQUAL, "a/b");
        assertThat(chosen("night=3/field=a%2Fb", third, odd)).isTrue();
        assertThat(chosen("night=3/field=a", third, odd)).isFalse();
        assertThat(chosen("night=4/field=a%2Fb", third, odd)).isFalse();
        assertThat(chosen("night=4/field=x")).isTrue();
    }

    @Test
    void takesWhatIsNotKnownToHoldForNotChosen() {
        String none = "night=__HIVE_DEFAULT_PARTITION__/field=a";
        assertThat(chosen(none, new IsNull(NIGHT))).isTrue();
        assertThat(chosen(none, new Compares(NIGHT, Order.EQUAL, 3))).isFalse();
        assertThat(chosen(none, new Not(new Compares(NIGHT, Order.EQUAL, 3)))).isFalse();
    }

    @Test
    void leavesDirectoriesAloneThatHaveOtherColumnsOrValues() {
        Condition notThird = new Not(new Compares(NIGHT, Order.EQUAL, 3));
        assertThat(chosen("night=4/field=a", notThird)).isTrue();
        assertThat(chosen("night=4", notThird)).isFalse();
        assertThat(chosen("night=4/notes/field=a", notThird)).isFalse();
        assertThat(chosen("night=four/field=a", notThird)).isFalse();
        assertThat(new PartitionChoice(BASE, List.of(ConstantType.INT), ZoneOffset.UTC, List.of())
                        .test(new Path("file:/data/others/night=4")))
                .isFalse();
    }

    @Test
    void readsDates() {
        PartitionChoice choice = new PartitionChoice(
                BASE, List.of(ConstantType.DATE), ZoneOffset.UTC, List.of(new Compares(NIGHT, Order.LESS, (int)
                        LocalDate.of(2026, 2, 1).toEpochDay())));
        assertThat(choice.test(new Path(BASE, "day=2026-01-31"))).isTrue();
        assertThat(choice.test(new Path(BASE, "day=2026-02-01"))).isFalse();
        assertThat(choice.test(new Path(BASE, "day=soon"))).isFalse();
    }
}
