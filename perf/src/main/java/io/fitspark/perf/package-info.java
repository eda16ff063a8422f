// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/** Benchmarks of fits-io and fitspark. */
package io.fitspark.perf;
