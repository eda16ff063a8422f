// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.storage;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Loops that put the pieces of rows together; callers have checked the ranges. Bytes keep their order. */
final class PieceCopies {
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ORDER);
    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ORDER);
    private static final VarHandle SHORT = MethodHandles.byteBufferViewVarHandle(short[].class, ORDER);
    private static final VarHandle TO_LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ORDER);
    private static final VarHandle TO_INT = MethodHandles.byteArrayViewVarHandle(int[].class, ORDER);
    private static final VarHandle TO_SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ORDER);

    private PieceCopies() {}

    /** Rows that stay in a processor's cache while one piece after the other is taken out of them. */
    private static final int BLOCK = 256 << 10;

    /** Pieces longer than this are copied as a whole, row by row. */
    private static final int LONG_PIECE = 64;

    /** Copies the pieces of rows that begin at {@code at} in the source to {@code off} on in the destination. */
    static void copy(ByteBuffer src, int at, int rows, RowPieces pieces, byte[] dst, int off) {
        int step = Math.max(1, BLOCK / Math.max(1, pieces.rowBytes()));
        for (int done = 0; done < rows; done += step) {
            int count = Math.min(step, rows - done);
            int p = at + done * pieces.rowBytes();
            int q = off + done * pieces.stride();
            for (RowPieces.Piece piece : pieces.pieces()) {
                piece(src, p, count, pieces, piece, dst, q);
            }
        }
    }

    private static void piece(
            ByteBuffer src, int at, int rows, RowPieces pieces, RowPieces.Piece piece, byte[] dst, int off) {
        int p = at + piece.from();
        int q = off + piece.to();
        int left = piece.length();
        if (left > LONG_PIECE) {
            for (int r = 0; r < rows; r++) {
                src.get(p + r * pieces.rowBytes(), dst, q + r * pieces.stride(), left);
            }
            return;
        }
        for (; left >= Long.BYTES; left -= Long.BYTES, p += Long.BYTES, q += Long.BYTES) {
            longs(src, p, pieces.rowBytes(), rows, dst, q, pieces.stride());
        }
        if (left >= Integer.BYTES) {
            ints(src, p, pieces.rowBytes(), rows, dst, q, pieces.stride());
            left -= Integer.BYTES;
            p += Integer.BYTES;
            q += Integer.BYTES;
        }
        if (left >= Short.BYTES) {
            shorts(src, p, pieces.rowBytes(), rows, dst, q, pieces.stride());
            left -= Short.BYTES;
            p += Short.BYTES;
            q += Short.BYTES;
        }
        if (left > 0) {
            bytes(src, p, pieces.rowBytes(), rows, dst, q, pieces.stride());
        }
    }

    private static void longs(ByteBuffer src, int at, int rowBytes, int rows, byte[] dst, int off, int stride) {
        for (int r = 0; r < rows; r++) {
            TO_LONG.set(dst, off + r * stride, (long) LONG.get(src, at + r * rowBytes));
        }
    }

    private static void ints(ByteBuffer src, int at, int rowBytes, int rows, byte[] dst, int off, int stride) {
        for (int r = 0; r < rows; r++) {
            TO_INT.set(dst, off + r * stride, (int) INT.get(src, at + r * rowBytes));
        }
    }

    private static void shorts(ByteBuffer src, int at, int rowBytes, int rows, byte[] dst, int off, int stride) {
        for (int r = 0; r < rows; r++) {
            TO_SHORT.set(dst, off + r * stride, (short) SHORT.get(src, at + r * rowBytes));
        }
    }

    private static void bytes(ByteBuffer src, int at, int rowBytes, int rows, byte[] dst, int off, int stride) {
        for (int r = 0; r < rows; r++) {
            dst[off + r * stride] = src.get(at + r * rowBytes);
        }
    }
}
