// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.checksum.HduSums;
import io.fitspark.fits.checksum.OnesSum;
import io.fitspark.fits.image.RestoredImage;

/** Decodes every tile of compressed images, and compares the sums that they keep of the images. */
final class TileCheck {
    /** Findings after which those of a part are not told any more. */
    private static final int MOST_FINDINGS = 100;

    private TileCheck() {}

    static PartResult run(FitsFile file, VerifyPart.Tiles part) throws IOException {
        RestoredImage image = RestoredImage.open(file, (BinTableHdu) file.hdu(part.hdu()));
        long[] sum = new long[1];
        List<Finding> findings = new ArrayList<>();
        image.read(
                part.first(),
                part.count(),
                (position, bytes, offset, length) ->
                        sum[0] = OnesSum.combine(sum[0], OnesSum.of(bytes, offset, length), position),
                broken -> {
                    if (findings.size() < MOST_FINDINGS) {
                        findings.add(Finding.of(file.name(), part.hdu(), broken));
                    }
                });
        return new PartResult(part, sum[0], findings, List.of());
    }

    /**
     * What ZDATASUM and ZHECKSUM tell, if all tiles could be decoded. Pixels that were quantised have lost what the sums are of.
     *
     * @param results those of all parts
     */
    static List<Finding> compare(FitsFile file, BinTableHdu hdu, Collection<PartResult> results) throws IOException {
        RestoredImage image = RestoredImage.open(file, hdu);
        boolean stated = hdu.header().has("ZDATASUM") || hdu.header().has("ZHECKSUM");
        if (!stated || !image.isLossless()) {
            return List.of();
        }
        long tiles = 0;
        long sum = 0;
        for (PartResult result : results) {
            if (result.part() instanceof VerifyPart.Tiles part && part.hdu() == hdu.index()) {
                if (!result.findings().isEmpty()) {
                    return List.of();
                }
                tiles += part.count();
                sum = OnesSum.combine(sum, result.sum(), 0);
            }
        }
        if (tiles < image.tiles()) {
            return List.of();
        }
        HduSums sums = HduSums.verifyRestored(file, hdu, sum, image.isExact());
        return RestoredCheck.findings(file, hdu.index(), "image", sums);
    }
}
