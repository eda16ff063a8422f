// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.write;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.unsafe.types.UTF8String;

import io.fitspark.connector.WriteErrors;
import io.fitspark.connector.storage.PartitionName;

/** The columns whose values become names of directories; travels to the tasks. */
record PartitionValues(int[] ordinals, String[] names, DataType[] types, String zone) implements Serializable {
    private static final long MICROS = 1_000_000;
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    /** @throws io.fitspark.connector.FitsUserException if a column is missing, or of a type that makes no name */
    static PartitionValues of(StructType schema, List<String> columns, boolean caseSensitive, ZoneId zone) {
        int count = columns.size();
        PartitionValues values =
                new PartitionValues(new int[count], new String[count], new DataType[count], zone.getId());
        for (int i = 0; i < count; i++) {
            int at = indexOf(schema, columns.get(i), caseSensitive);
            StructField field = schema.fields()[at];
            DataType type = field.dataType();
            if (type instanceof ArrayType
                    || type instanceof MapType
                    || type instanceof StructType
                    || type instanceof BinaryType) {
                throw WriteErrors.columnType(
                        field.name(), type.catalogString().toUpperCase(Locale.ROOT), "Partition by another column.");
            }
            values.ordinals[i] = at;
            values.names[i] = field.name();
            values.types[i] = type;
        }
        return values;
    }

    private static int indexOf(StructType schema, String name, boolean caseSensitive) {
        String[] names = schema.fieldNames();
        for (int i = 0; i < names.length; i++) {
            if (caseSensitive ? names[i].equals(name) : names[i].equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw WriteErrors.columns(
                "There is no column '" + name + "' to partition by",
                "The columns are " + String.join(", ", names) + ".");
    }

    boolean isEmpty() {
        return ordinals.length == 0;
    }

    /** Whether column {@code i} of the rows is one of them. */
    boolean has(int i) {
        return Arrays.stream(ordinals).anyMatch(ordinal -> ordinal == i);
    }

    /** Whether a row has other values than those; in that case they are taken over. */
    boolean differ(InternalRow row, Object[] last) {
        boolean differ = false;
        for (int i = 0; i < ordinals.length; i++) {
            Object value = row.isNullAt(ordinals[i]) ? null : row.get(ordinals[i], types[i]);
            if (value == null ? last[i] != null : !value.equals(last[i])) {
                last[i] = value instanceof UTF8String text ? text.clone() : value;
                differ = true;
            }
        }
        return differ;
    }

    /** The directories for values, {@code a=1/b=x}. */
    String directory(Object[] values) {
        StringJoiner directory = new StringJoiner("/");
        for (int i = 0; i < names.length; i++) {
            directory.add(PartitionName.of(names[i], text(values[i], types[i])));
        }
        return directory.toString();
    }

    /** As Spark casts to STRING. */
    private String text(Object value, DataType type) {
        if (value == null) {
            return null;
        }
        if (type instanceof DateType) {
            return LocalDate.ofEpochDay((Integer) value).toString();
        }
        if (type instanceof TimestampType || type instanceof TimestampNTZType) {
            long micros = (Long) value;
            Instant instant =
                    Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000L);
            ZoneId at = type instanceof TimestampType ? ZoneId.of(zone) : ZoneOffset.UTC;
            return TIME.format(LocalDateTime.ofInstant(instant, at));
        }
        return value.toString();
    }
}
