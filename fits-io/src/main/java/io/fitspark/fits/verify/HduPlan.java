// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

import io.fitspark.fits.BinTableHdu;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.checksum.HduSums;
import io.fitspark.fits.checksum.OnesSum;
import io.fitspark.fits.checksum.SumStatus;
import io.fitspark.fits.image.RestoredImage;
import io.fitspark.fits.storage.ByteRange;
import io.fitspark.fits.table.TableReader;
import io.fitspark.fits.table.encode.ZoneMap;

/** The parts of the verification of an HDU, and what follows from their results. */
final class HduPlan {
    private final int index;
    private final long mainBytes;
    private final int zones;
    private final List<VerifyPart> parts = new ArrayList<>();

    private HduPlan(int index, long mainBytes, int zones) {
        this.index = index;
        this.mainBytes = mainBytes;
        this.zones = zones;
    }

    /** @param findings what is found on the way is added */
    static HduPlan of(FitsFile file, Hdu hdu, long partBytes, List<Finding> findings) throws IOException {
        boolean zoned = hdu.kind().isTable() && hdu.header().has(ZoneMap.TABLE_KEYWORD);
        int zones = zoned ? zones(file, hdu) : -1;
        if (zoned && zones < 0) {
            findings.add(Finding.warning(
                    file.name(),
                    hdu.index(),
                    ZoneMap.TABLE_KEYWORD + " names zone maps, but none are there that can be read"));
        }
        long main = hdu instanceof BinTableHdu table ? table.rows() * table.rowBytes() : 0;
        HduPlan plan = new HduPlan(hdu.index(), main, zones);
        if (zones >= 0 || hdu.header().has("DATASUM") || hdu.header().has("CHECKSUM")) {
            ByteRange data = HduSums.summed(file, hdu);
            long split = zones < 0 ? data.position() : data.position() + Math.min(main, data.length());
            plan.addSums(data.position(), split, partBytes);
            plan.addSums(split, data.position() + data.length(), partBytes);
        }
        if (hdu.kind().isTable()) {
            plan.addRows(file, hdu, partBytes);
        }
        if (hdu.kind() == HduKind.ZIMAGE) {
            plan.addTiles(file, hdu, partBytes);
        }
        if (hdu.kind() == HduKind.ZTABLE
                && (hdu.header().has("ZDATASUM") || hdu.header().has("ZHECKSUM"))) {
            plan.parts.add(new VerifyPart.Restored(hdu.index(), hdu.entry().dataLength()));
        }
        return plan;
    }

    /** The next HDU with zone maps behind the table; -1 if there is none. */
    private static int zones(FitsFile file, Hdu hdu) throws IOException {
        for (int i = hdu.index() + 1; i < file.hduCount(); i++) {
            if (file.entries().get(i).kind() == HduKind.BINTABLE
                    && ZoneMap.EXTNAME.equals(file.entries().get(i).extname())) {
                try {
                    ZoneMap.open(file, file.hdu(i));
                    return i;
                } catch (FitsFormatException e) {
                    return -1;
                }
            }
        }
        return -1;
    }

    private void addSums(long from, long to, long partBytes) {
        for (long at = from; at < to; at += partBytes) {
            parts.add(new VerifyPart.Sum(index, at, Math.min(partBytes, to - at)));
        }
    }

    private void addRows(FitsFile file, Hdu hdu, long partBytes) throws IOException {
        TableReader reader = TableReader.open(file, hdu);
        ZoneMap map = zones < 0 ? null : ZoneMap.open(file, file.hdu(zones));
        long rows = reader.layout().rows();
        long step = Math.max(1, RowCheck.stepRows(reader, map));
        long rowBytes = Math.max(1, hdu.entry().dataLength() / Math.max(1, rows));
        long partRows = Math.max(1, partBytes / rowBytes / step) * step;
        for (long first = 0; first < rows; first += partRows) {
            long count = Math.min(partRows, rows - first);
            parts.add(new VerifyPart.Rows(index, zones, first, count, count * rowBytes));
        }
    }

    private void addTiles(FitsFile file, Hdu hdu, long partBytes) throws IOException {
        long tiles = RestoredImage.open(file, (BinTableHdu) hdu).tiles();
        long tileBytes = Math.max(1, hdu.entry().dataLength() / Math.max(1, tiles));
        long partTiles = Math.max(1, partBytes / tileBytes);
        for (long first = 0; first < tiles; first += partTiles) {
            long count = Math.min(partTiles, tiles - first);
            parts.add(new VerifyPart.Tiles(index, first, count, count * tileBytes));
        }
    }

    int index() {
        return index;
    }

    List<VerifyPart> parts() {
        return parts;
    }

    /** @param into what the results say is added */
    void conclude(FitsFile file, Collection<PartResult> results, List<Finding> into) throws IOException {
        TreeMap<Long, PartResult> sums = new TreeMap<>();
        List<Finding> ofZones = new ArrayList<>();
        for (PartResult result : results) {
            if (result.part().hdu() == index) {
                into.addAll(result.findings());
                ofZones.addAll(result.zoneFindings());
                if (result.part() instanceof VerifyPart.Sum sum) {
                    sums.put(sum.position(), result);
                }
            }
        }
        Hdu hdu = file.hdu(index);
        HduSums stated = HduSums.verify(file, hdu, (position, length) -> sum(file, sums, position, length));
        addWrong(file, "DATASUM", stated.datasum(), into);
        addWrong(file, "CHECKSUM", stated.checksum(), into);
        if (hdu.kind() == HduKind.ZIMAGE) {
            into.addAll(TileCheck.compare(file, (BinTableHdu) hdu, results));
        }
        if (zones >= 0) {
            boolean current = isCurrent(file, hdu, sum(file, sums, hdu.entry().dataOffset(), mainBytes));
            into.addAll(
                    current
                            ? ofZones
                            : List.of(Finding.warning(
                                    file.name(),
                                    zones,
                                    "the table of these zone maps was changed: they do not count")));
        }
    }

    private void addWrong(FitsFile file, String keyword, SumStatus status, List<Finding> into) {
        if (status == SumStatus.INVALID) {
            into.add(Finding.error(
                    file.name(), index, keyword + " does not fit: the HDU was changed since it was written"));
        }
    }

    private boolean isCurrent(FitsFile file, Hdu hdu, long mainSum) throws IOException {
        TableReader reader = TableReader.open(file, hdu);
        return ZoneMap.open(file, file.hdu(zones))
                .isOf(reader.layout().rows(), reader.layout().columns().size(), mainSum);
    }

    /** Of what parts have added, as far as they are of these bytes; else of the file. */
    private long sum(FitsFile file, TreeMap<Long, PartResult> sums, long position, long length) throws IOException {
        long total = 0;
        long at = position;
        while (at < position + length) {
            PartResult known = sums.get(at);
            long partLength = known == null ? 0 : ((VerifyPart.Sum) known.part()).length();
            if (known == null || !known.findings().isEmpty() || at + partLength > position + length) {
                return HduSums.sum(file, index, position, length);
            }
            total = OnesSum.combine(total, known.sum(), at - position);
            at += partLength;
        }
        return total;
    }
}
