// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.assemble;

import java.io.Serializable;

import io.fitspark.connector.storage.SourceFile;

/** A range of bytes of a file. */
record Span(SourceFile file, long offset, long length) implements Serializable {}
