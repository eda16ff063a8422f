// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

import io.fitspark.connector.WriteErrors;
import io.fitspark.connector.schema.OutputField;
import io.fitspark.connector.schema.OutputType;
import io.fitspark.connector.schema.OutputType.Element;

/** What FITS has for the columns of a frame. */
public final class OutputTypes {
    private static final List<String> TEXTS = List.of("fits.tform", "fits.unit", "fits.disp", "fits.ucd", "fits.dim");
    private static final List<String> NUMBERS = List.of("fits.scale", "fits.zero");
    private static final int MOST_SIGNED_DIGITS = 18;
    private static final int UNSIGNED_DIGITS = 20;

    private OutputTypes() {}

    /**
     * The columns of a table.
     *
     * @throws io.fitspark.connector.FitsUserException for a type that FITS has no place for; names column, type and remedy
     */
    public static List<OutputField> of(StructType schema) {
        List<OutputField> fields = new ArrayList<>();
        for (StructField field : schema.fields()) {
            fields.add(new OutputField(
                    field.name(),
                    type(field),
                    field.nullable(),
                    metadata(field.metadata()),
                    field.getComment().isDefined() ? field.getComment().get() : null));
        }
        return fields;
    }

    private static OutputType type(StructField field) {
        DataType type = field.dataType();
        int depth = 0;
        while (type instanceof ArrayType array) {
            type = array.elementType();
            depth++;
        }
        Element element = element(field, type);
        if (depth > 0 && element == Element.BINARY) {
            throw refused(field, "Make one column of each BINARY, or an array of numbers of it.");
        }
        return new OutputType(element, depth);
    }

    private static Element element(StructField field, DataType type) {
        if (type instanceof BooleanType) {
            return Element.BOOLEAN;
        } else if (type instanceof ByteType) {
            return Element.BYTE;
        } else if (type instanceof ShortType) {
            return Element.SHORT;
        } else if (type instanceof IntegerType) {
            return Element.INT;
        } else if (type instanceof LongType) {
            return Element.LONG;
        } else if (type instanceof FloatType) {
            return Element.FLOAT;
        } else if (type instanceof DoubleType) {
            return Element.DOUBLE;
        } else if (type instanceof StringType) {
            return Element.STRING;
        } else if (type instanceof BinaryType) {
            return Element.BINARY;
        } else if (type instanceof DateType) {
            return Element.DATE;
        } else if (type instanceof TimestampType) {
            return Element.TIMESTAMP;
        } else if (type instanceof TimestampNTZType) {
            return Element.TIMESTAMP_NTZ;
        } else if (type instanceof DecimalType decimal) {
            return decimal(field, decimal);
        } else if (type instanceof StructType struct) {
            return complex(field, struct);
        }
        throw refused(field, remedy(type));
    }

    private static Element decimal(StructField field, DecimalType type) {
        if (type.scale() == 0 && type.precision() <= MOST_SIGNED_DIGITS) {
            return Element.DECIMAL64;
        }
        if (type.scale() == 0 && type.precision() == UNSIGNED_DIGITS) {
            return Element.DECIMAL20;
        }
        throw refused(
                field,
                type.scale() == 0
                        ? "Cast it to BIGINT, to DECIMAL(20,0) if no value is negative, or to DOUBLE or STRING."
                        : "Cast it to DOUBLE, or to STRING to keep all digits.");
    }

    private static Element complex(StructField field, StructType struct) {
        StructField[] parts = struct.fields();
        boolean named = parts.length == 2
                && parts[0].name().equalsIgnoreCase(SparkSchemas.REAL)
                && parts[1].name().equalsIgnoreCase(SparkSchemas.IMAGINARY);
        if (named && parts[0].dataType().equals(parts[1].dataType())) {
            if (parts[0].dataType().equals(DataTypes.FloatType)) {
                return Element.COMPLEX_FLOAT;
            }
            if (parts[0].dataType().equals(DataTypes.DoubleType)) {
                return Element.COMPLEX_DOUBLE;
            }
        }
        throw refused(
                field,
                "Select its fields as columns of their own; only STRUCT<re, im> of two FLOAT or two DOUBLE is a complex number.");
    }

    private static String remedy(DataType type) {
        if (type instanceof MapType) {
            return "Select map_keys and map_values of it as arrays, or its entries as columns.";
        }
        if (type instanceof NullType) {
            return "Cast it to the type that it should have.";
        }
        return "Cast it to STRING or to a number.";
    }

    private static RuntimeException refused(StructField field, String remedy) {
        return WriteErrors.columnType(
                field.name(), field.dataType().catalogString().toUpperCase(Locale.ROOT), remedy);
    }

    private static Map<String, Object> metadata(Metadata metadata) {
        Map<String, Object> values = new HashMap<>();
        for (String key : TEXTS) {
            put(values, key, metadata, metadata::getString);
        }
        for (String key : NUMBERS) {
            put(values, key, metadata, metadata::getDouble);
        }
        put(values, "fits.null", metadata, metadata::getLong);
        put(values, "fits.tbcol", metadata, metadata::getLong);
        return values;
    }

    private interface Getter {
        Object get(String key);
    }

    /** Users may have put values of other types there, which count for nothing. */
    private static void put(Map<String, Object> values, String key, Metadata metadata, Getter getter) {
        if (metadata.contains(key)) {
            try {
                values.put(key, getter.get(key));
            } catch (ClassCastException e) {
                values.remove(key);
            }
        }
    }
}
