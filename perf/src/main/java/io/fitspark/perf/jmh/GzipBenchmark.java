// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.perf.jmh;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import io.fitspark.fits.compress.Gzip;
import io.fitspark.fits.compress.Shuffle;

/** Microseconds per member of so many bytes; run it with each library: {@code -jvmArgsAppend -Dfitspark.deflate=jdk} and {@code =native}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GzipBenchmark {

    /** What a catalogue has: positions, magnitudes (shuffled both), identifiers and flags. */
    public enum Kind {
        POSITIONS,
        MAGNITUDES,
        NAMES,
        FLAGS
    }

    private static final int HEADER = 10;
    private static final int TRAILER = 8;

    @Param({"64", "1024", "65536", "4194304"})
    int length;

    @Param
    Kind kind;

    private byte[] data;
    private byte[] member;
    private byte[] room;
    private byte[] back;

    /** The member to read is by the JDK's zlib, whose streams are those of fpack. */
    @Setup
    public void deflate() {
        data = data(new Random(1));
        back = new byte[length];
        room = new byte[Gzip.bound(length)];
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        deflater.setInput(data);
        deflater.finish();
        byte[] body = new byte[room.length];
        int bodyLength = deflater.deflate(body);
        deflater.end();
        // the frame of any member of these bytes
        int own = Gzip.deflate(data, 0, length, room, 0, 1);
        member = Arrays.copyOf(room, HEADER + bodyLength + TRAILER);
        System.arraycopy(body, 0, member, HEADER, bodyLength);
        System.arraycopy(room, own - TRAILER, member, HEADER + bodyLength, TRAILER);
    }

    private byte[] data(Random random) {
        byte[] bytes = new byte[length];
        switch (kind) {
            case POSITIONS -> {
                double[] values =
                        random.doubles(length / Double.BYTES, 150, 160).toArray();
                Shuffle.shuffle(values, 0, values.length, bytes, 0);
            }
            case MAGNITUDES -> {
                float[] values = new float[length / Float.BYTES];
                for (int i = 0; i < values.length; i++) {
                    values[i] = Math.round(20_000 + 2000 * random.nextGaussian()) / 1000f;
                }
                Shuffle.shuffle(values, 0, values.length, bytes, 0);
            }
            case NAMES -> {
                for (int i = 0; i < length; i++) {
                    bytes[i] = (byte) (i % 16 < 10 ? "SDSS J1234".charAt(i % 16) : '0' + random.nextInt(10));
                }
            }
            case FLAGS -> {
                for (int i = 0; i < length; i++) {
                    bytes[i] = (byte) (random.nextInt(20) == 0 ? random.nextInt(8) : 0);
                }
            }
        }
        return bytes;
    }

    @Benchmark
    public byte[] inflate() {
        Gzip.inflate(member, 0, member.length, back, 0, length);
        return back;
    }

    @Benchmark
    public int deflate1() {
        return Gzip.deflate(data, 0, length, room, 0, 1);
    }
}
