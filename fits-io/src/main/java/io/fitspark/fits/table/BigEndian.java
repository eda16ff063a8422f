// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in FITS byte order, at any alignment. */
public final class BigEndian {
    /** Of {@code short}. */
    public static final VarHandle SHORT = handle(short[].class);
    /** Of {@code int}. */
    public static final VarHandle INT = handle(int[].class);
    /** Of {@code long}. */
    public static final VarHandle LONG = handle(long[].class);
    /** Of {@code float}; all bits are kept. */
    public static final VarHandle FLOAT = handle(float[].class);
    /** Of {@code double}; all bits are kept. */
    public static final VarHandle DOUBLE = handle(double[].class);

    private BigEndian() {}

    private static VarHandle handle(Class<?> arrays) {
        return MethodHandles.byteArrayViewVarHandle(arrays, ByteOrder.BIG_ENDIAN);
    }
}
