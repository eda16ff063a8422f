// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.procedures;

import java.util.HashMap;
import java.util.Map;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.DataTypes;

import io.fitspark.spark.procedures.FitsProcedure.Parameter;

/**
 * The argument {@code options}, which may be left out: a map of texts.
 *
 * @param index among the arguments
 */
record OptionsArgument(int index) {
    Parameter parameter(String comment) {
        return new Parameter(
                "options", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType), false, comment);
    }

    Map<String, String> of(InternalRow arguments) {
        Map<String, String> texts = new HashMap<>();
        if (!arguments.isNullAt(index)) {
            MapData map = arguments.getMap(index);
            for (int i = 0; i < map.numElements(); i++) {
                if (!map.valueArray().isNullAt(i)) {
                    texts.put(
                            map.keyArray().getUTF8String(i).toString(),
                            map.valueArray().getUTF8String(i).toString());
                }
            }
        }
        return texts;
    }
}
