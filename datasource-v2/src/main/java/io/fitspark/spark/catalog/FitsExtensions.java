// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.catalog;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.SparkSessionExtensionsProvider;
import scala.Function1;
import scala.runtime.BoxedUnit;

/** Makes the catalog {@code fits} known to every new session. Spark finds it through the service loader. */
public final class FitsExtensions implements SparkSessionExtensionsProvider {
    private static final String CATALOG = "spark.sql.catalog.fits";

    /** Compiled against Spark 4, which it needs; so only named here. */
    private static final String CALLABLE_CATALOG = "io.fitspark.spark.catalog.CallableFitsCatalog";

    private static final String CALLED_BY = "org.apache.spark.sql.connector.catalog.ProcedureCatalog";

    /** Set to false before a session is made, it keeps the name {@code fits} free. */
    private static final String SWITCH = "spark.fitspark.catalog.enabled";

    /** Spark asks for check rules once in each session, before its first statement: there is no earlier place. */
    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // plans are Spark's internals, and none is looked at
    public BoxedUnit apply(SparkSessionExtensions extensions) {
        extensions.injectCheckRule((Function1) new Registration());
        return BoxedUnit.UNIT;
    }

    /** The class that fits this version of Spark. */
    private static String catalog() {
        try {
            Class.forName(CALLED_BY, false, FitsExtensions.class.getClassLoader());
            return CALLABLE_CATALOG;
        } catch (ClassNotFoundException e) {
            return FitsCatalog.class.getName();
        }
    }

    private static final class Registration implements Function1<SparkSession, Function1<Object, BoxedUnit>> {
        @Override
        public Function1<Object, BoxedUnit> apply(SparkSession session) {
            boolean wanted =
                    !"false".equalsIgnoreCase(session.conf().get(SWITCH, "true").strip());
            if (wanted && session.conf().get(CATALOG, null) == null) {
                session.conf().set(CATALOG, catalog());
            }
            return plan -> BoxedUnit.UNIT;
        }
    }
}
