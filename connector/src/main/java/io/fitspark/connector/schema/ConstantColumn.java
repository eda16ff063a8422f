// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.schema;

import java.io.Serializable;

/**
 * A column whose value is the same in all rows of a file or HDU.
 *
 * @param name as users see it
 */
public record ConstantColumn(String name, ConstantType type) implements Serializable {}
