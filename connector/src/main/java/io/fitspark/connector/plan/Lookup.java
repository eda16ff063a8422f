// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.Serializable;
import java.util.List;

import io.fitspark.connector.options.HduSelector;
import io.fitspark.connector.options.Tolerance;
import io.fitspark.fits.FitsLimits;

/**
 * What is looked for in every file.
 *
 * @param keywords cards whose values are wanted besides, in upper case
 */
public record Lookup(HduSelector selector, List<String> keywords, Tolerance tolerance, FitsLimits limits)
        implements Serializable {
    public Lookup {
        keywords = List.copyOf(keywords);
    }

    Lookup withSelector(HduSelector other) {
        return new Lookup(other, keywords, tolerance, limits);
    }
}
