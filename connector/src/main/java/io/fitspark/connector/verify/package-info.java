// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
/** Whether the FITS files at a path are sound, found out by many tasks. */
package io.fitspark.connector.verify;
