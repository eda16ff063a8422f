// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf.jmh;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import io.fitspark.fits.compress.RiceDecoder;
import io.fitspark.fits.compress.RiceEncoder;

/** Values per microsecond of RICE_1, for differences of about so many bits. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RiceBenchmark {

    private static final int VALUES = 250_000;
    private static final int BLOCK = RiceEncoder.TABLE_BLOCK;

    @Param({"0", "3", "6", "10", "20"})
    int differenceBits;

    private final int[] ints = new int[VALUES];
    private final short[] shorts = new short[VALUES];
    private final byte[] bytes = new byte[VALUES];
    private final byte[] room = new byte[RiceEncoder.bound(VALUES, BLOCK, Integer.SIZE)];
    private byte[] intStream;
    private byte[] shortStream;
    private byte[] byteStream;

    @Setup
    public void encode() {
        Random random = new Random(1);
        int value = 0;
        for (int i = 0; i < VALUES; i++) {
            value += random.nextInt(2 << differenceBits) - (1 << differenceBits);
            ints[i] = value;
            shorts[i] = (short) value;
            bytes[i] = (byte) value;
        }
        intStream = stream(RiceEncoder.encode(ints, 0, VALUES, BLOCK, room, 0));
        shortStream = stream(RiceEncoder.encode(shorts, 0, VALUES, BLOCK, room, 0));
        byteStream = stream(RiceEncoder.encode(bytes, 0, VALUES, BLOCK, room, 0));
    }

    private byte[] stream(int length) {
        return Arrays.copyOf(room, length);
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public int[] decodeInts() {
        RiceDecoder.decode(intStream, 0, intStream.length, ints, 0, VALUES, BLOCK);
        return ints;
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public short[] decodeShorts() {
        RiceDecoder.decode(shortStream, 0, shortStream.length, shorts, 0, VALUES, BLOCK);
        return shorts;
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public byte[] decodeBytes() {
        RiceDecoder.decode(byteStream, 0, byteStream.length, bytes, 0, VALUES, BLOCK);
        return bytes;
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public int encodeInts() {
        return RiceEncoder.encode(ints, 0, VALUES, BLOCK, room, 0);
    }
}
