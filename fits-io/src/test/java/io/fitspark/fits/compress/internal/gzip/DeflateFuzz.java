// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.gzip;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

import io.fitspark.fits.compress.CodecException;

/**
 * Feeds the native library with streams that are right, damaged or noise, and compares it with the JDK's. Runs for so many
 * seconds from a seed: {@code DeflateFuzz SECONDS SEED}. Whatever it damages besides is for the JVM to notice.
 */
final class DeflateFuzz {

    private static final byte MARK = 0x5a;
    private static final int LONGEST = 200_000;
    private static final int STRATEGIES = 3;
    private static final int VARIANTS = 16;

    private final GzipMembers nativeOne = new GzipMembers(DeflateLibrary.NATIVE, 0);
    private final GzipMembers jdk = new GzipMembers(DeflateLibrary.JDK, 0);
    private final Random random;
    private int whole;
    private int refused;

    private DeflateFuzz(long seed) {
        random = new Random(seed);
    }

    public static void main(String[] arguments) {
        if (DeflateLibrary.choose("native") != DeflateLibrary.NATIVE) {
            throw new IllegalStateException("no native library");
        }
        DeflateFuzz fuzz = new DeflateFuzz(Long.parseLong(arguments[1]));
        long end = System.nanoTime() + Long.parseLong(arguments[0]) * 1_000_000_000L;
        while (System.nanoTime() < end) {
            fuzz.round();
        }
        System.out.println("whole: " + fuzz.whole + ", refused: " + fuzz.refused);
    }

    /** One stream as it is, and damaged in several ways. */
    private void round() {
        byte[] data = data();
        byte[] member = random.nextInt(4) == 0 ? nativeMember(data) : jdkMember(data);
        inflate(member, room(data.length));
        for (int i = 0; i < VARIANTS; i++) {
            byte[] wrong = damaged(member);
            for (int more = random.nextInt(3); more > 0; more--) {
                wrong = damaged(wrong);
            }
            inflate(wrong, room(data.length));
        }
    }

    /** Mostly the right room, at times too little, too much or nothing. */
    private int room(int length) {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt(length + 1);
            case 1 -> length + random.nextInt(length + 1);
            case 2 -> Math.max(0, length - 1 - random.nextInt(300));
            default -> length;
        };
    }

    private void inflate(byte[] member, int room) {
        int shift = random.nextInt(4);
        byte[] src = new byte[member.length + random.nextInt(2)];
        int off = src.length - member.length;
        System.arraycopy(member, 0, src, off, member.length);
        byte[] dst = new byte[room + 2 * shift];
        Arrays.fill(dst, MARK);
        int count = inflate(nativeOne, src, off, member.length, dst, shift, room);
        for (int i = 0; i < shift; i++) {
            check(dst[i] == MARK && dst[dst.length - 1 - i] == MARK, "bytes around the destination changed");
        }
        byte[] expected = new byte[room];
        int expectedCount = inflate(jdk, member, 0, member.length, expected, 0, room);
        if (count >= 0) {
            whole++;
            check(expectedCount < 0 || count == expectedCount, "another length than the JDK's");
            check(
                    expectedCount < 0 || Arrays.equals(dst, shift, shift + count, expected, 0, count),
                    "other bytes than the JDK's");
            check(expectedCount >= 0 || trailerIsRight(member, dst, shift, count), "a wrong CRC or length was taken");
        } else {
            refused++;
            check(expectedCount < 0, "refused, but not by the JDK");
        }
    }

    private static boolean trailerIsRight(byte[] member, byte[] dst, int off, int count) {
        CRC32 crc = new CRC32();
        crc.update(dst, off, count);
        int trailer = member.length - GzipFormat.TRAILER;
        return GzipFormat.crc(member, trailer) == (int) crc.getValue() && GzipFormat.length(member, trailer) == count;
    }

    /** The length, or -1 if the member is refused. */
    private static int inflate(GzipMembers by, byte[] src, int off, int len, byte[] dst, int dstOff, int room) {
        try {
            return by.inflate(src, off, len, dst, dstOff, room);
        } catch (CodecException e) {
            check(e.offset() >= 0 && e.offset() <= len, e + " with " + len + " bytes");
            return -1;
        }
    }

    private byte[] nativeMember(byte[] data) {
        int shift = random.nextInt(3);
        byte[] src = new byte[shift + data.length];
        System.arraycopy(data, 0, src, shift, data.length);
        byte[] dst = new byte[shift + (int) GzipMembers.bound(data.length)];
        int length = nativeOne.deflate(src, shift, data.length, dst, shift, 1 + random.nextInt(2));
        byte[] member = Arrays.copyOfRange(dst, shift, shift + length);
        byte[] back = new byte[data.length];
        jdk.inflate(member, 0, length, back, 0, back.length);
        check(Arrays.equals(back, data), "the JDK reads other bytes");
        return member;
    }

    /** All kinds of blocks: of every level and strategy, mixed within one stream. */
    private byte[] jdkMember(byte[] data) {
        Deflater deflater = new Deflater(random.nextInt(10), true);
        byte[] body = new byte[2 * data.length + 1000];
        int length = 0;
        int from = 0;
        while (from < data.length) {
            int part = random.nextInt(3) == 0 ? 1 + random.nextInt(data.length - from) : data.length - from;
            deflater.setInput(data, from, part);
            length += deflater.deflate(body, length, body.length - length, Deflater.SYNC_FLUSH);
            deflater.setStrategy(random.nextInt(STRATEGIES));
            deflater.setLevel(random.nextInt(10));
            from += part;
        }
        deflater.finish();
        while (!deflater.finished()) {
            check(length < body.length, "no room for the JDK");
            length += deflater.deflate(body, length, body.length - length);
        }
        deflater.end();
        return framed(body, length, data);
    }

    private static byte[] framed(byte[] body, int length, byte[] data) {
        byte[] member = new byte[GzipFormat.HEADER + length + GzipFormat.TRAILER];
        GzipFormat.writeHeader(member, 0, 1);
        System.arraycopy(body, 0, member, GzipFormat.HEADER, length);
        CRC32 crc = new CRC32();
        crc.update(data);
        GzipFormat.writeTrailer(member, GzipFormat.HEADER + length, (int) crc.getValue(), data.length);
        return member;
    }

    private byte[] data() {
        int length = random.nextInt(random.nextInt(10) == 0 ? LONGEST : 3000);
        byte[] data = new byte[length];
        int values = 1 + random.nextInt(256);
        int period = 1 + random.nextInt(random.nextBoolean() ? 40 : 40_000);
        int noise = random.nextInt(100);
        for (int i = 0; i < length; i++) {
            boolean repeat = i >= period && random.nextInt(100) >= noise;
            data[i] = repeat ? data[i - period] : (byte) random.nextInt(values);
        }
        return data;
    }

    /** Damage behind the gzip header, as the header is not the library's business; the trailer mostly stays right. */
    private byte[] damaged(byte[] member) {
        byte[] wrong = member.clone();
        int from = GzipFormat.HEADER;
        int end = wrong.length - (random.nextInt(8) == 0 ? 0 : GzipFormat.TRAILER);
        if (end - from < 1) {
            return wrong;
        }
        // the beginning is where the code tables are
        int at = from + random.nextInt(random.nextBoolean() ? Math.min(end - from, 60) : end - from);
        int rest = end - at;
        switch (random.nextInt(8)) {
            case 0 -> {
                return Arrays.copyOf(wrong, at);
            }
            case 1 -> wrong = without(wrong, at, 1 + random.nextInt(rest));
            case 2 -> wrong = repeated(wrong, at, 1 + random.nextInt(rest));
            case 3 -> Arrays.fill(wrong, at, at + 1 + random.nextInt(rest), (byte) -random.nextInt(2));
            case 4 -> {
                for (int i = at + random.nextInt(rest); i >= at; i--) {
                    wrong[i] = (byte) random.nextInt();
                }
            }
            default -> wrong[at] ^= (byte) (1 << random.nextInt(8));
        }
        return wrong;
    }

    private static byte[] without(byte[] bytes, int at, int count) {
        byte[] rest = Arrays.copyOf(bytes, bytes.length - count);
        System.arraycopy(bytes, at + count, rest, at, rest.length - at);
        return rest;
    }

    private static byte[] repeated(byte[] bytes, int at, int count) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + count);
        System.arraycopy(bytes, at, longer, at + count, bytes.length - at);
        return longer;
    }

    private static void check(boolean good, String problem) {
        if (!good) {
            throw new IllegalStateException(problem);
        }
    }
}
