// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.catalog;

import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.ProcedureCatalog;
import org.apache.spark.sql.connector.catalog.procedures.UnboundProcedure;

import io.fitspark.spark.procedures.CallableProcedure;
import io.fitspark.spark.procedures.Procedures;

/** The catalog with {@code CALL}, for Spark 4 and later. */
public final class CallableFitsCatalog extends FitsCatalog implements ProcedureCatalog {
    @Override
    public UnboundProcedure loadProcedure(Identifier identifier) {
        return new CallableProcedure(Procedures.named(identifier.namespace(), identifier.name()));
    }

    /** Asked for since Spark 4.1, where it is abstract. */
    public Identifier[] listProcedures(String[] namespace) {
        return Procedures.listed(namespace).stream()
                .map(name -> Identifier.of(new String[] {Procedures.NAMESPACE}, name))
                .toArray(Identifier[]::new);
    }
}
