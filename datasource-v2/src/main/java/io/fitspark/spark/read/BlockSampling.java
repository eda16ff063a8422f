// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.spark.read;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownTableSample;

/**
 * Lets {@code TABLESAMPLE SYSTEM} through to a scan builder. Spark has it since 4.2, by a method with a type that no version before
 * has, so that no class which loads everywhere can implement it.
 */
public final class BlockSampling {
    private static final String METHODS = "org.apache.spark.sql.connector.read.SampleMethod";
    private static final String SYSTEM = "SYSTEM";

    private BlockSampling() {}

    /** The builder, with this ability where Spark knows it; Spark samples single rows itself. */
    public static ScanBuilder of(FitsScanBuilder builder) {
        if (!isKnown()) {
            return builder;
        }
        List<Class<?>> interfaces =
                new ArrayList<>(Arrays.asList(builder.getClass().getInterfaces()));
        interfaces.add(SupportsPushDownTableSample.class);
        return (ScanBuilder) Proxy.newProxyInstance(
                BlockSampling.class.getClassLoader(),
                interfaces.toArray(Class<?>[]::new),
                (proxy, method, arguments) -> {
                    if (method.getName().equals("pushTableSample")) {
                        return push(builder, arguments);
                    }
                    try {
                        return method.invoke(builder, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** @param arguments lower and upper bound, with replacement, seed, and since 4.2 the method */
    private static boolean push(FitsScanBuilder builder, Object[] arguments) {
        boolean system = arguments.length == 5 && SYSTEM.equals(((Enum<?>) arguments[4]).name());
        boolean withReplacement = (Boolean) arguments[2];
        return system
                && !withReplacement
                && builder.pushBlockSample((Double) arguments[0], (Double) arguments[1], (Long) arguments[3]);
    }

    private static boolean isKnown() {
        try {
            Class.forName(METHODS, false, ScanBuilder.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
