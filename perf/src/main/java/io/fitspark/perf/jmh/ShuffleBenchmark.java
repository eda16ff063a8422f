// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf.jmh;

import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import io.fitspark.fits.compress.Shuffle;

/** Bytes per microsecond (MB/s) of GZIP_2's change of order, for planes that fit the processor's second cache and do not. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ShuffleBenchmark {

    private static final int BYTES = 1 << 20;

    private final byte[] planes = new byte[BYTES];
    private final byte[] bytes = new byte[BYTES];
    private final short[] shorts = new short[BYTES / Short.BYTES];
    private final int[] ints = new int[BYTES / Integer.BYTES];
    private final long[] longs = new long[BYTES / Long.BYTES];
    private final float[] floats = new float[BYTES / Float.BYTES];
    private final double[] doubles = new double[BYTES / Double.BYTES];

    @Setup
    public void fill() {
        new Random(1).nextBytes(planes);
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public short[] unshuffleShorts() {
        Shuffle.unshuffle(planes, 0, shorts.length, shorts, 0);
        return shorts;
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public int[] unshuffleInts() {
        Shuffle.unshuffle(planes, 0, ints.length, ints, 0);
        return ints;
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public long[] unshuffleLongs() {
        Shuffle.unshuffle(planes, 0, longs.length, longs, 0);
        return longs;
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public float[] unshuffleFloats() {
        Shuffle.unshuffle(planes, 0, floats.length, floats, 0);
        return floats;
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public double[] unshuffleDoubles() {
        Shuffle.unshuffle(planes, 0, doubles.length, doubles, 0);
        return doubles;
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public byte[] unshuffleBytes8() {
        Shuffle.unshuffle(planes, 0, BYTES / Long.BYTES, Long.BYTES, bytes, 0);
        return bytes;
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public byte[] unshuffleBytes4() {
        Shuffle.unshuffle(planes, 0, BYTES / Integer.BYTES, Integer.BYTES, bytes, 0);
        return bytes;
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public byte[] shuffleInts() {
        Shuffle.shuffle(ints, 0, ints.length, bytes, 0);
        return bytes;
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public byte[] shuffleDoubles() {
        Shuffle.shuffle(doubles, 0, doubles.length, bytes, 0);
        return bytes;
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public byte[] shuffleBytes8() {
        Shuffle.shuffle(planes, 0, BYTES / Long.BYTES, Long.BYTES, bytes, 0);
        return bytes;
    }
}
