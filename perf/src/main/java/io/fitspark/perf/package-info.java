// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/** Workers of the benchmark: processes that do one row's work again and again, as {@code perf/README.md} describes. */
package io.fitspark.perf;
