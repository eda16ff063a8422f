// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/** Files and directories as SQL names them. */
package io.fitspark.connector.catalog;
