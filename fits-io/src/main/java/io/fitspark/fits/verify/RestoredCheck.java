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

/** Compares ZDATASUM and ZHECKSUM with the table that they are of. */
final class RestoredCheck {
    private RestoredCheck() {}

    static PartResult run(FitsFile file, VerifyPart.Restored part) throws IOException {
        HduSums sums = HduSums.verifyRestored(file, (BinTableHdu) file.hdu(part.hdu()));
        List<Finding> findings = new ArrayList<>();
        add(file, part, "ZDATASUM", sums.datasum(), findings);
        add(file, part, "ZHECKSUM", sums.checksum(), findings);
        return PartResult.of(part, findings);
    }

    private static void add(FitsFile file, VerifyPart part, String keyword, SumStatus status, List<Finding> findings) {
        if (status == SumStatus.INVALID) {
            findings.add(Finding.error(
                    file.name(), part.hdu(), keyword + " does not fit what comes of decompressing the table"));
        } else if (status == SumStatus.UNVERIFIABLE) {
            findings.add(Finding.warning(
                    file.name(),
                    part.hdu(),
                    keyword + " does not fit, but what it is of cannot be had again for certain"));
        }
    }
}
