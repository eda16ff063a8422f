// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.checksum.HduSums;
import io.fitspark.fits.checksum.SumStatus;

/** Compares ZDATASUM and ZHECKSUM with the table or image that they are of. */
final class RestoredCheck {
    private RestoredCheck() {}

    static PartResult run(FitsFile file, VerifyPart.Restored part) throws IOException {
        HduSums sums = HduSums.verifyRestored(file, (BinTableHdu) file.hdu(part.hdu()));
        return PartResult.of(part, findings(file, part.hdu(), "table", sums));
    }

    /**
     * What the comparison says.
     *
     * @param what was compressed
     */
    static List<Finding> findings(FitsFile file, int hdu, String what, HduSums sums) {
        List<Finding> findings = new ArrayList<>();
        add(file, hdu, what, "ZDATASUM", sums.datasum(), findings);
        add(file, hdu, what, "ZHECKSUM", sums.checksum(), findings);
        return findings;
    }

    private static void add(
            FitsFile file, int hdu, String what, String keyword, SumStatus status, List<Finding> findings) {
        if (status == SumStatus.INVALID) {
            findings.add(
                    Finding.error(file.name(), hdu, keyword + " does not fit what comes of decompressing the " + what));
        } else if (status == SumStatus.UNVERIFIABLE) {
            findings.add(Finding.warning(
                    file.name(), hdu, keyword + " does not fit, but what it is of cannot be had again for certain"));
        }
    }
}
