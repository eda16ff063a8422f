// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Micro benchmarks, run by hand after {@code mvn package}:
 * {@code java -cp perf/target/classes:$(cat perf/target/classpath.txt) org.openjdk.jmh.Main RiceBenchmark}.
 */
package io.fitspark.perf.jmh;
