// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.plan;

import java.io.Serializable;
import java.util.List;

import io.fitspark.connector.options.HduSelector;
import io.fitspark.connector.options.Tolerance;
import io.fitspark.connector.options.View;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.image.RegionText;

/**
 * What is looked for in every file.
 *
 * @param view what is read of tables or images, not of headers
 * @param region the pixels of images that are read; null for all
 * @param keywords cards whose values are wanted besides, in upper case
 */
public record Lookup(
        HduSelector selector,
        View view,
        RegionText region,
        List<String> keywords,
        Tolerance tolerance,
        FitsLimits limits)
        implements Serializable {
    public Lookup {
        keywords = List.copyOf(keywords);
    }

    Lookup withView(View other) {
        return new Lookup(selector, other, region, keywords, tolerance, limits);
    }

    Lookup withSelector(HduSelector other) {
        return new Lookup(other, view, region, keywords, tolerance, limits);
    }
}
