// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.procedures;

import java.util.Iterator;
import java.util.List;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.procedures.BoundProcedure;
import org.apache.spark.sql.connector.catalog.procedures.ProcedureParameter;
import org.apache.spark.sql.connector.catalog.procedures.UnboundProcedure;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.types.StructType;

/** A procedure as Spark 4 calls it. There is one of each name, so binding changes nothing. */
public record CallableProcedure(FitsProcedure procedure) implements UnboundProcedure, BoundProcedure {
    @Override
    public String name() {
        return procedure.name();
    }

    @Override
    public String description() {
        return procedure.description();
    }

    @Override
    public BoundProcedure bind(StructType inputType) {
        return this;
    }

    @Override
    public ProcedureParameter[] parameters() {
        return procedure.parameters().stream().map(CallableProcedure::parameter).toArray(ProcedureParameter[]::new);
    }

    private static ProcedureParameter parameter(FitsProcedure.Parameter parameter) {
        ProcedureParameter.Builder builder =
                ProcedureParameter.in(parameter.name(), parameter.type()).comment(parameter.comment());
        return (parameter.required() ? builder : builder.defaultValue("NULL")).build();
    }

    @Override
    public boolean isDeterministic() {
        return false;
    }

    @Override
    public Iterator<Scan> call(InternalRow input) {
        return List.<Scan>of(new ResultRows(procedure.result(), procedure.run(input)))
                .iterator();
    }
}
