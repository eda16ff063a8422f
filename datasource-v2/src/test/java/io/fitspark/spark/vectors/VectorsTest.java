// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.sql.vectorized.ColumnarRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fitspark.connector.options.ReadOptions;
import io.fitspark.connector.plan.ScanPlanner;
import io.fitspark.connector.plan.ScanRequest;
import io.fitspark.connector.plan.SplitSettings;
import io.fitspark.connector.plan.TableDataset;
import io.fitspark.connector.plan.TaskGroup;
import io.fitspark.connector.read.NumberAccess;
import io.fitspark.connector.read.ReadSpec;
import io.fitspark.connector.read.TableView;
import io.fitspark.connector.read.TaskReader;
import io.fitspark.connector.storage.HadoopFiles;
import io.fitspark.fits.Corpus;
import io.fitspark.spark.schema.DatasetColumns;

/** Both kinds of vectors give the same values, through every getter. What the values are is the corpus' business. */
class VectorsTest {
    static List<String> files() {
        return Stream.of("tables", "ascii")
                .flatMap(folder -> Corpus.files(folder).stream())
                .filter(file -> !file.contains("large"))
                .toList();
    }

    private static TableDataset dataset(String file) throws IOException {
        return TableDataset.open(
                ReadOptions.parse(Map.of("path", Corpus.path(file).toString())), new Configuration());
    }

    @ParameterizedTest
    @MethodSource("files")
    void showTheSameValuesStridedAndDecoded(String file) throws IOException {
        TableDataset dataset = dataset(file);
        assertThat(values(dataset, NumberAccess.STRIDED)).isEqualTo(values(dataset, NumberAccess.DECODED));
    }

    private static List<Object> values(TableDataset dataset, NumberAccess access) throws IOException {
        DatasetColumns columns = DatasetColumns.of(dataset);
        StructType required = columns.schema();
        ScanRequest request = ScanRequest.of(columns.columns(required));
        ReadSpec spec = ReadSpec.of(dataset, request, access);
        List<Object> values = new ArrayList<>();
        List<TaskGroup> groups = new ScanPlanner(dataset, request, new SplitSettings(300, 0, 1)).plan();
        for (TaskGroup group : groups) {
            try (TaskReader reader = new TaskReader(group, spec, new HadoopFiles(new Configuration()))) {
                VectorFactory factory = new VectorFactory(required, false, false, reader);
                TableView view = null;
                BatchVector[] vectors = {};
                while (reader.next()) {
                    if (view == null || !view.equals(reader.view())) {
                        view = reader.view();
                        vectors = factory.vectors(view);
                    }
                    for (BatchVector vector : vectors) {
                        vector.show(reader.batch());
                    }
                    addValues(vectors, reader.rows(), values);
                }
            }
        }
        return values;
    }

    private static void addValues(BatchVector[] vectors, int rows, List<Object> into) {
        for (BatchVector vector : vectors) {
            int nulls = 0;
            for (int row = 0; row < rows; row++) {
                nulls += vector.isNullAt(row) ? 1 : 0;
            }
            assertThat(vector.numNulls()).isEqualTo(nulls);
            assertThat(nulls == 0 || vector.hasNull()).isTrue();
        }
        try (ColumnarBatch batch = new ColumnarBatch(vectors, rows)) {
            batch.rowIterator().forEachRemaining(row -> {
                for (int i = 0; i < vectors.length; i++) {
                    DataType type = vectors[i].dataType();
                    into.add(row.isNullAt(i) ? "null" : plain(row.get(i, type), type));
                }
            });
        }
    }

    private static Object plain(Object value, DataType type) {
        if (value == null) {
            return "null";
        }
        if (value instanceof ColumnarArray cells) {
            DataType element = ((ArrayType) type).elementType();
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < cells.numElements(); i++) {
                values.add(cells.isNullAt(i) ? "null" : plain(cells.get(i, element), element));
            }
            checkBulk(cells, element);
            return values;
        }
        if (value instanceof ColumnarRow parts) {
            DataType part = ((StructType) type).fields()[0].dataType();
            return List.of(plain(parts.get(0, part), part), plain(parts.get(1, part), part));
        }
        return value instanceof UTF8String || value instanceof Decimal ? value.toString() : value;
    }

    /** The getters of whole arrays agree with those of elements. */
    private static void checkBulk(ColumnarArray cells, DataType element) {
        int[] indexes = IntStream.range(0, cells.numElements()).toArray();
        Object whole;
        Function<Integer, Object> one;
        switch (element.typeName()) {
            case "byte" -> {
                whole = cells.toByteArray();
                one = cells::getByte;
            }
            case "short" -> {
                whole = cells.toShortArray();
                one = cells::getShort;
            }
            case "integer" -> {
                whole = cells.toIntArray();
                one = cells::getInt;
            }
            case "long" -> {
                whole = cells.toLongArray();
                one = cells::getLong;
            }
            case "float" -> {
                whole = cells.toFloatArray();
                one = cells::getFloat;
            }
            case "double" -> {
                whole = cells.toDoubleArray();
                one = cells::getDouble;
            }
            case "boolean" -> {
                whole = cells.toBooleanArray();
                one = cells::getBoolean;
            }
            default -> {
                return;
            }
        }
        for (int i : indexes) {
            assertThat(Array.get(whole, i)).isEqualTo(one.apply(i));
        }
        assertThat(Array.getLength(whole)).isEqualTo(indexes.length);
    }

    @Test
    void failForATypeThatTheyDoNotHave() {
        assertThatThrownBy(() -> new ByteVector(0).getDouble(0))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("A column of tinyint has no such value");
    }
}
