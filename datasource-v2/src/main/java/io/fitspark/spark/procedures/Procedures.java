// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.procedures;

import java.util.List;

import io.fitspark.connector.SqlErrors;

/** Every procedure, all of them in the namespace {@code system} of the catalog. */
public final class Procedures {
    public static final String NAMESPACE = "system";

    private static final List<FitsProcedure> ALL =
            List.of(new CleanProcedure(), new MergeProcedure(), new RepackProcedure(), new VerifyProcedure());

    private Procedures() {}

    /** Names are compared without regard to case. */
    public static FitsProcedure named(String[] namespace, String name) {
        if (namespace.length == 1 && namespace[0].equalsIgnoreCase(NAMESPACE)) {
            for (FitsProcedure procedure : ALL) {
                if (procedure.name().equalsIgnoreCase(name)) {
                    return procedure;
                }
            }
        }
        throw SqlErrors.procedure(
                namespace.length == 0 ? name : String.join(".", namespace) + "." + name,
                ALL.stream()
                        .map(procedure -> NAMESPACE + "." + procedure.name())
                        .toList());
    }

    /** Names of what a namespace holds; the catalog itself shows all. */
    public static List<String> listed(String[] namespace) {
        boolean shown = namespace.length == 0 || namespace.length == 1 && namespace[0].equalsIgnoreCase(NAMESPACE);
        return shown ? ALL.stream().map(FitsProcedure::name).toList() : List.of();
    }
}
