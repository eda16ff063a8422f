// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongUnaryOperator;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.FitsLimits;
import io.fitspark.fits.storage.RangeFetch;
import io.fitspark.fits.storage.RangeReader;
import io.fitspark.fits.table.ParallelTasks;
import io.fitspark.fits.table.TileOptions;

/**
 * Reads regions of a compressed image: decodes each tile that they meet once. A tile of which a part was read is kept in a cache. Safe for
 * concurrent use.
 */
final class CompressedPixels {
    /** Compressed bytes that are fetched together for each thread that decodes. */
    private static final long FETCH_BYTES = 4 << 20;

    /** No more than this comes of a byte, but of very even pixels. */
    private static final long MAX_EXPANSION = 1032;

    private final RangeReader reader;
    private final ImageLayout layout;
    private final FitsLimits limits;
    private final TileOptions options;
    private final TileSource source;
    private final TileIndex index;
    private final CachedTiles cache;
    private final AtomicReference<Rooms> spare = new AtomicReference<>();

    CompressedPixels(
            RangeReader reader, ImageLayout layout, FitsLimits limits, TileOptions options, TileSource source) {
        this.reader = reader;
        this.layout = layout;
        this.limits = limits;
        this.options = options;
        this.source = source;
        this.index = new TileIndex(source, layout.tiling().tiles());
        this.cache = new CachedTiles(options.cacheBytes());
    }

    CachedTiles cache() {
        return cache;
    }

    /** What one decoding thread needs. */
    final class Room {
        private final TileScratch scratch = new TileScratch();
        private final TilePart part = new TilePart(layout.tiling());
        private Object stored;
        private int pixels;

        /** Room for a tile, which may be used up by it. */
        private Object stored(int count) {
            if (pixels < count) {
                stored = layout.format().storedType().newArray(count);
                pixels = count;
            }
            return stored;
        }
    }

    /** What all threads of one read need, group after group. */
    private final class Rooms {
        private final Room own = new Room();
        private final List<Room> helpers = new ArrayList<>();
        private int used;

        /** A helper that comes too late for its group takes a room, and leaves it alone. */
        synchronized Room helper() {
            if (used == helpers.size()) {
                helpers.add(new Room());
            }
            return helpers.get(used++);
        }

        synchronized void forNextGroup() {
            used = 0;
        }
    }

    /** Reads regions of the image. */
    void read(List<Region> regions, PixelConverter converter, List<Pixels> into) throws IOException {
        TileSelection selection = TileSelection.of(layout.tiling(), regions);
        requireRoom(regions, converter, selection);
        for (int i = 0; i < regions.size(); i++) {
            into.get(i).begin(regions.get(i), converter.type());
        }
        Rooms kept = spare.getAndSet(null);
        Rooms rooms = kept == null ? new Rooms() : kept;
        Room room = rooms.own;
        List<Wanted> missing = new ArrayList<>();
        for (int pair = 0; pair < selection.pairs(); ) {
            Wanted wanted = new Wanted(selection, pair, into);
            CachedTile cached = cache.acquire(wanted.tile);
            if (cached == null) {
                missing.add(wanted);
            } else {
                try {
                    wanted.takeAll(cached.stored(), cached.nulls(), converter, room.part);
                } finally {
                    cache.release(cached);
                }
            }
            pair = wanted.end;
        }
        if (!missing.isEmpty()) {
            TileGroups groups = groups(k -> missing.get((int) k).tile, missing.size(), options.threads());
            int done = 0;
            for (TileGroups.Group group;
                    (group = groups.next()) != null;
                    done += group.tiles().size()) {
                decode(group, missing.subList(done, done + group.tiles().size()), converter, rooms);
            }
        }
        spare.set(rooms);
    }

    private TileGroups groups(LongUnaryOperator numbers, long count, int threads) {
        return new TileGroups(
                index,
                numbers,
                count,
                FETCH_BYTES * threads,
                threads == 1 ? 1 : 2 * threads,
                new RangeFetch(reader, layout::error),
                new RangeFetch(reader, layout::error));
    }

    /** Decodes tiles of ascending numbers one after another. */
    DecodedTiles decodeInOrder(LongUnaryOperator numbers, long count, PixelConverter converter) {
        return new DecodedTiles(this, groups(numbers, count, 1), converter, new Room());
    }

    private void decode(TileGroups.Group group, List<Wanted> wanted, PixelConverter converter, Rooms rooms)
            throws IOException {
        List<ParallelTasks.Task<Room>> tasks = new ArrayList<>(wanted.size());
        for (int i = 0; i < wanted.size(); i++) {
            int k = i;
            tasks.add(own -> wanted.get(k)
                    .decode(group.tiles().get(k), group.bytes(), group.starts().get(k), converter, own));
        }
        rooms.forNextGroup();
        ParallelTasks.run(tasks, options.threads(), options.executor(), rooms::helper, rooms.own);
    }

    /** Nothing is allocated for pixels that the tiles cannot hold. */
    private void requireRoom(List<Region> regions, PixelConverter converter, TileSelection selection)
            throws IOException {
        long bytes = 0;
        for (Region region : regions) {
            long pixels = region.axes().pixels();
            if (pixels > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException("the region " + region + " of " + layout.file() + " has " + pixels
                        + " pixels, more than an array can hold: read it in parts");
            }
            bytes += pixels * converter.type().bytes();
        }
        if (bytes > reader.length() * MAX_EXPANSION + limits.maxBatchBytes()) {
            for (int pair = 0; pair < selection.pairs(); pair++) {
                index.locate(selection.tile(pair), selection.tile(selection.pairs() - 1));
            }
        }
    }

    private Object cached(int pixels) {
        Object array = cache.takeArray(pixels);
        return array == null ? layout.format().storedType().newArray(pixels) : array;
    }

    int pixelsOf(long tile) throws FitsFormatException {
        long pixels = layout.tiling().region(tile).axes().pixels();
        int bytes = layout.format().storedBytes();
        if (pixels > Math.min(Integer.MAX_VALUE - 8L, limits.maxTileBytes() / bytes)) {
            throw layout.error(
                            Kind.LIMIT,
                            pixels + " pixels of " + bytes + " bytes are more than the limit of "
                                    + limits.maxTileBytes() + " bytes")
                    .tile(tile)
                    .build();
        }
        return (int) pixels;
    }

    /** Decodes a tile, and takes of it what is in the region of the target. */
    void decode(StoredTile found, byte[] bytes, int[] starts, PixelConverter converter, Pixels target, Room room)
            throws IOException {
        room.part.meet(found.tile(), target.region());
        if (!decodeInPlace(found, bytes, starts, converter, target, room)) {
            Object stored = room.stored(pixelsOf(found.tile()));
            byte[] nulls = source.decode(found, bytes, starts, stored, 0, room.scratch);
            take(stored, nulls, converter, room.part, target);
        }
    }

    /** Decodes a tile straight to where its pixels go, if they go there as they are. */
    private boolean decodeInPlace(
            StoredTile found, byte[] bytes, int[] starts, PixelConverter converter, Pixels target, Room room)
            throws IOException {
        int place = converter.isDirect() ? room.part.placeInRegion() : -1;
        if (place < 0) {
            return false;
        }
        int pixels = pixelsOf(found.tile());
        byte[] nulls = source.decode(found, bytes, starts, target.values(), place, room.scratch);
        if (nulls != null) {
            MaskedPixels.mark(nulls, 0, 1, pixels, target, place);
        }
        return true;
    }

    private static void take(Object stored, byte[] nulls, PixelConverter converter, TilePart part, Pixels target) {
        part.forEach((from, step, count, to) -> {
            converter.convert(stored, from, step, count, target, to);
            if (nulls != null) {
                MaskedPixels.mark(nulls, from, step, count, target, to);
            }
        });
    }

    /** A tile, and the regions that meet it. */
    private final class Wanted {
        private final TileSelection selection;
        private final List<Pixels> into;
        private final long tile;
        private final int begin;
        private final int end;

        Wanted(TileSelection selection, int begin, List<Pixels> into) {
            this.selection = selection;
            this.into = into;
            this.begin = begin;
            this.tile = selection.tile(begin);
            int to = begin + 1;
            while (to < selection.pairs() && selection.tile(to) == tile) {
                to++;
            }
            this.end = to;
        }

        void decode(StoredTile found, byte[] bytes, int[] starts, PixelConverter converter, Room room)
                throws IOException {
            int pixels = pixelsOf(tile);
            Pixels target = into.get(selection.region(begin));
            room.part.meet(tile, target.region());
            if (end == begin + 1 && decodeInPlace(found, bytes, starts, converter, target, room)) {
                return;
            }
            boolean whole = room.part.isWholeTile();
            boolean kept = !whole && cache.keepsAny();
            Object stored = kept ? cached(pixels) : room.stored(pixels);
            byte[] nulls = source.decode(found, bytes, starts, stored, 0, room.scratch);
            takeAll(stored, nulls, converter, room.part);
            if (kept) {
                cache.put(
                        tile,
                        new CachedTile(stored, nulls, pixels, layout.format().storedBytes()));
            }
        }

        /** Copies what the regions want of the tile. */
        void takeAll(Object stored, byte[] nulls, PixelConverter converter, TilePart part) {
            for (int pair = begin; pair < end; pair++) {
                Pixels target = into.get(selection.region(pair));
                if (part.meet(tile, target.region())) {
                    take(stored, nulls, converter, part, target);
                }
            }
        }
    }
}
