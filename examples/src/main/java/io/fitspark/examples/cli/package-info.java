// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0

/** The command-line program behind {@code ./quickstart}. */
package io.fitspark.examples.cli;
