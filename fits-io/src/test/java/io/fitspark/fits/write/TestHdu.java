// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.util.Random;

import io.fitspark.fits.header.HeaderBuilder;

/** A binary table of random bytes with a heap, written by {@link HduOutput} alone. */
record TestHdu(int rows, int rowBytes, byte[] main, byte[] heap) {

    static TestHdu random(long seed, int rows, int rowBytes, int heapBytes) {
        Random random = new Random(seed);
        byte[] main = new byte[rows * rowBytes];
        byte[] heap = new byte[heapBytes];
        random.nextBytes(main);
        random.nextBytes(heap);
        return new TestHdu(rows, rowBytes, main, heap);
    }

    HeaderBuilder header() throws IOException {
        return header(rowBytes);
    }

    HeaderBuilder header(int width) throws IOException {
        return HeaderBuilder.create()
                .structural("TFIELDS", 1, "")
                .structural("TFORM1", width + "B", "")
                .structural("PCOUNT", heap.length, "")
                .structural("GCOUNT", 1, "")
                .structural("XTENSION", "BINTABLE", "")
                .structural("BITPIX", 8, "")
                .structural("NAXIS", 2, "")
                .structural("NAXIS1", width, "")
                .structural("NAXIS2", rows, "");
    }

    /** Writes the whole HDU in pieces of random lengths, main part and heap by turns. */
    void write(FitsWriter writer, boolean isMainKnown, long seed) throws IOException {
        HduOutput out = HduOutput.begin(writer.nextHdu(), 20, isMainKnown ? main.length : -1, (byte) 0);
        try (out) {
            writePieces(out, seed);
            out.finish(header());
        }
    }

    void writePieces(HduOutput out, long seed) throws IOException {
        Random random = new Random(seed);
        int mainAt = 0;
        int heapAt = 0;
        while (mainAt < main.length || heapAt < heap.length) {
            int most = random.nextInt(5) == 0 ? 200_000 : 500;
            int count = Math.min(main.length - mainAt, random.nextInt(most));
            out.main(main, mainAt, count);
            mainAt += count;
            count = Math.min(heap.length - heapAt, random.nextInt(most));
            out.heap(heap, heapAt, count);
            heapAt += count;
        }
    }
}
