// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0

/** The command-line programs: what {@code ./quickstart} runs, and the dump of files that other readers are compared with. */
package io.fitspark.examples.cli;
