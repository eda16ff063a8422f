// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

/** The numbers are those of the Python test of the reference. */
class CellSumTest {

    private static final long ONE = 0x3F80_0000L;
    private static final long TWO = 0x4000_0000L;

    private static long sum(DataType type, Object value) {
        InternalRow row = new GenericInternalRow(new Object[] {value});
        return new CellSum().of(row, 0, type);
    }

    @Test
    void integersAreSignExtendedAndCountedAsOneValue() {
        assertThat(sum(DataTypes.IntegerType, 3)).isEqualTo(3 + 1);
        assertThat(sum(DataTypes.ShortType, (short) -1)).isEqualTo(-1 + 1);
        assertThat(sum(DataTypes.LongType, 1L << 40)).isEqualTo((1L << 40) + 1);
        assertThat(sum(DataTypes.ByteType, (byte) -2)).isEqualTo(-2 + 1);
    }

    @Test
    void booleansAreZeroOrOne() {
        assertThat(sum(DataTypes.BooleanType, true)).isEqualTo(2);
        assertThat(sum(DataTypes.BooleanType, false)).isEqualTo(1);
    }

    @Test
    void floatsCountByTheirBits() {
        assertThat(sum(DataTypes.FloatType, -1.0f)).isEqualTo(0xBF80_0000L + 1);
        assertThat(sum(DataTypes.DoubleType, 1.0)).isEqualTo(0x3FF0_0000_0000_0000L + 1);
    }

    @Test
    void elementsOfArraysOfAnyDepthAndPartsOfStructuresFollowOneAnother() {
        DataType floats = DataTypes.createArrayType(DataTypes.FloatType);
        ArrayData array = new GenericArrayData(new Object[] {1.0f, 2.0f});
        ArrayData nested = new GenericArrayData(
                new Object[] {new GenericArrayData(new Object[] {1.0f}), new GenericArrayData(new Object[] {2.0f})});
        StructType complex = new StructType().add("re", DataTypes.FloatType).add("im", DataTypes.FloatType);
        InternalRow number = new GenericInternalRow(new Object[] {1.0f, 2.0f});

        assertThat(sum(floats, array)).isEqualTo(ONE + 3 * TWO + 2);
        assertThat(sum(DataTypes.createArrayType(floats), nested)).isEqualTo(ONE + 3 * TWO + 2);
        assertThat(sum(complex, number)).isEqualTo(ONE + 3 * TWO + 2);
    }

    @Test
    void stringsCountByTheirBytesAndNullsNotAtAll() {
        assertThat(sum(DataTypes.StringType, UTF8String.fromString("AB"))).isEqualTo(65 + 3 * 66 + 2);
        assertThat(sum(DataTypes.StringType, UTF8String.fromString(""))).isZero();
        assertThat(sum(DataTypes.IntegerType, null)).isZero();
    }

    @Test
    void oneCellDoesNotChangeTheNext() {
        CellSum sums = new CellSum();
        InternalRow row = new GenericInternalRow(new Object[] {7, 3});

        assertThat(sums.of(row, 0, DataTypes.IntegerType)).isEqualTo(7 + 1);
        assertThat(sums.of(row, 1, DataTypes.IntegerType)).isEqualTo(3 + 1);
    }

    @Test
    void aTypeThatIsNotForeseenIsRefused() {
        Decimal number = Decimal.apply(new BigDecimal("1.5"));

        assertThatThrownBy(() -> sum(DataTypes.createDecimalType(20, 0), number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no checksum for decimal(20,0)");
    }
}
