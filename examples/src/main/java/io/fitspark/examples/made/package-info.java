// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/** Random tables that fits-io writes, and their values as they were before, for the checks by other tools. */
package io.fitspark.examples.made;
