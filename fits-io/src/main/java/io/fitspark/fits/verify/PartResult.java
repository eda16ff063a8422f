// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.verify;

import java.io.Serializable;
import java.util.List;

/**
 * What came of a part.
 *
 * @param sum of the bytes, for a part of sums; of the decompressed pixels, for one of tiles
 * @param findings what is wrong in any case
 * @param zoneFindings what is wrong if the zone maps are those of the table
 */
public record PartResult(VerifyPart part, long sum, List<Finding> findings, List<Finding> zoneFindings)
        implements Serializable {
    public PartResult {
        findings = List.copyOf(findings);
        zoneFindings = List.copyOf(zoneFindings);
    }

    static PartResult sum(VerifyPart part, long sum) {
        return new PartResult(part, sum, List.of(), List.of());
    }

    static PartResult of(VerifyPart part, List<Finding> findings) {
        return new PartResult(part, 0, findings, List.of());
    }
}
