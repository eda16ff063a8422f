// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.fitspark.fits.FitsFormatException;
import io.fitspark.fits.FitsFormatException.Kind;
import io.fitspark.fits.storage.RangeRead;
import io.fitspark.fits.storage.RangeReader;

/** Reads regions of a plain image: the runs of pixels that they consist of. Safe for concurrent use. */
final class PlainPixels {
    /** Bytes that are read at once. */
    private static final int PIECE = 1 << 20;

    /** Bytes between two short runs up to which they are read together. */
    private static final int GAP = 16 << 10;

    private final RangeReader reader;
    private final ImageLayout layout;
    private final int pixelBytes;
    private final long fileLength;
    private final AtomicReference<Room> spare = new AtomicReference<>();

    /** What one reading thread needs. */
    private static final class Room {
        private final Object stored;
        private byte[] bytes = {};

        Room(PixelType type) {
            this.stored = type.newArray(PIECE / type.bytes());
        }

        byte[] bytes() {
            bytes = bytes.length == 0 ? new byte[PIECE] : bytes;
            return bytes;
        }
    }

    PlainPixels(RangeReader reader, ImageLayout layout) throws IOException {
        this.reader = reader;
        this.layout = layout;
        this.pixelBytes = layout.format().storedBytes();
        this.fileLength = reader.length();
    }

    void read(Region region, PixelConverter converter, Pixels into) throws IOException {
        requireData(region);
        into.begin(region, converter.type());
        Room kept = spare.getAndSet(null);
        Room room = kept == null ? new Room(layout.format().storedType()) : kept;
        try {
            new Read(new RegionRuns(layout.axes(), region), converter, into, room).all();
        } catch (EOFException e) {
            throw layout.error(Kind.TRUNCATED, "the file became shorter while it was read")
                    .cause(e)
                    .build();
        }
        spare.set(room);
    }

    private void requireData(Region region) throws FitsFormatException {
        if (region.axes().pixels() == 0) {
            return;
        }
        long last = 0;
        long stride = 1;
        for (int axis = 0; axis < region.count(); axis++) {
            last += (region.first(axis) - 1 + (region.length(axis) - 1) * region.step(axis)) * stride;
            stride *= layout.axes().length(axis);
        }
        if (layout.dataOffset() + (last + 1) * pixelBytes > fileLength) {
            throw layout.error(Kind.TRUNCATED, "the file ends within the pixels " + region + " of " + layout.axes())
                    .offset(fileLength)
                    .build();
        }
    }

    private interface Shown {
        void take(ByteBuffer bytes);
    }

    /** One region on its way from the file to the pixels. */
    private final class Read {
        private final RegionRuns runs;
        private final PixelConverter converter;
        private final Pixels into;
        private final Room room;
        /** How many pixels are there already. */
        private int at;

        Read(RegionRuns runs, PixelConverter converter, Pixels into, Room room) {
            this.runs = runs;
            this.converter = converter;
            this.into = into;
            this.room = room;
        }

        void all() throws IOException {
            while (runs.hasRun()) {
                long span = (runs.runPixels() - 1) * runs.runStep() + 1;
                if (span * pixelBytes > PIECE) {
                    longRun();
                } else {
                    shortRuns((int) span);
                }
            }
        }

        /** A run that is read piece by piece. */
        private void longRun() throws IOException {
            long step = runs.runStep();
            int most = (int) Math.max(1, PIECE / pixelBytes / step);
            int pixelStep = (int) Math.min(step, Integer.MAX_VALUE);
            long left = runs.runPixels();
            long position = position(runs.position());
            while (left > 0) {
                int count = (int) Math.min(left, most);
                int span = (int) ((count - 1) * step) + 1;
                show(position, span * pixelBytes, bytes -> take(bytes, 0, span, pixelStep, count));
                left -= count;
                position += count * step * pixelBytes;
            }
            runs.skip(1);
        }

        /** Runs at equal distances, as many as fit. */
        private void shortRuns(int span) throws IOException {
            int runBytes = span * pixelBytes;
            long rowBytes = runs.rowStep() * pixelBytes;
            boolean together = reader.lendsBytes() || rowBytes - runBytes <= GAP;
            long fit = together ? 1 + (PIECE - runBytes) / Math.max(1, rowBytes) : PIECE / runBytes;
            int rows = (int) Math.min(runs.rowsLeft(), fit);
            int count = (int) runs.runPixels();
            int step = (int) runs.runStep();
            long position = position(runs.position());
            if (together) {
                int distance = rows == 1 ? 0 : (int) rowBytes;
                show(position, (rows - 1) * distance + runBytes, bytes -> {
                    for (int row = 0; row < rows; row++) {
                        take(bytes, row * distance, span, step, count);
                    }
                });
            } else {
                List<RangeRead> reads = new ArrayList<>(rows);
                for (int row = 0; row < rows; row++) {
                    reads.add(new RangeRead(position + row * rowBytes, room.bytes(), row * runBytes, runBytes));
                }
                reader.readRanges(reads);
                ByteBuffer bytes = ByteBuffer.wrap(room.bytes());
                for (int row = 0; row < rows; row++) {
                    take(bytes, row * runBytes, span, step, count);
                }
            }
            runs.skip(rows);
        }

        private long position(long pixel) {
            return layout.dataOffset() + pixel * pixelBytes;
        }

        private void show(long position, int length, Shown sink) throws IOException {
            if (reader.lendsBytes()) {
                reader.lend(position, length, length, sink::take);
            } else {
                reader.readFully(position, room.bytes(), 0, length);
                sink.take(ByteBuffer.wrap(room.bytes()));
            }
        }

        /** Takes pixels at equal distances out of a span of bytes. */
        private void take(ByteBuffer bytes, int from, int span, int step, int count) {
            PixelType type = layout.format().storedType();
            if (step == 1 && converter.isDirect()) {
                StoredNumbers.read(bytes, from, count, type, into.values(), at);
            } else {
                StoredNumbers.read(bytes, from, span, type, room.stored, 0);
                converter.convert(room.stored, 0, step, count, into, at);
            }
            at += count;
        }
    }
}
