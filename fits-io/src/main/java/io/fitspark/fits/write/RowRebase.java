// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.write;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

import io.fitspark.fits.repack.HeapMap;
import io.fitspark.fits.table.BigEndian;

/**
 * How numbers in stored rows change when the rows, or what they point to, come behind others.
 *
 * @param rowBytes bytes of a row
 */
public record RowRebase(int rowBytes, List<Field> fields) implements Serializable {
    /**
     * A number in each row: its count, if it has one, then what changes.
     *
     * @param at where it begins in the row
     * @param countBytes bytes of the count before it: where that is 0, nothing changes; 0 if there is none
     * @param bytes of the number, 4 or 8
     * @param base what is added
     */
    public record Field(int at, int countBytes, int bytes, long base) implements Serializable {}

    public RowRebase {
        fields = List.copyOf(fields);
    }

    /** Whether nothing changes. */
    public boolean isNone() {
        return fields.stream().allMatch(field -> field.base == 0);
    }

    /** Changes whole rows, which begin at {@code at}. */
    public void apply(byte[] rows, int at, int count) {
        for (Field field : fields) {
            int p = at + field.at;
            for (int row = 0; row < count; row++, p += rowBytes) {
                if (field.countBytes == 0 || number(rows, p, field.countBytes) != 0) {
                    int q = p + field.countBytes;
                    long moved = Math.addExact(number(rows, q, field.bytes), field.base);
                    if (field.bytes == Integer.BYTES) {
                        BigEndian.INT.set(rows, q, Math.toIntExact(moved));
                    } else {
                        BigEndian.LONG.set(rows, q, moved);
                    }
                }
            }
        }
    }

    /** Changes whole rows whose numbers are offsets in a heap that is packed together; those without bytes become 0. */
    public void apply(byte[] rows, int at, int count, HeapMap map) throws IOException {
        for (Field field : fields) {
            int p = at + field.at;
            for (int row = 0; row < count; row++, p += rowBytes) {
                int q = p + field.countBytes;
                boolean none = number(rows, p, field.countBytes) == 0;
                if (field.bytes == Integer.BYTES) {
                    long offset = number(rows, q, Integer.BYTES) & 0xFFFF_FFFFL;
                    BigEndian.INT.set(rows, q, none ? 0 : (int) map.moved(offset));
                } else {
                    BigEndian.LONG.set(rows, q, none ? 0 : map.moved(number(rows, q, Long.BYTES)));
                }
            }
        }
    }

    private static long number(byte[] rows, int at, int bytes) {
        return bytes == Integer.BYTES ? (int) BigEndian.INT.get(rows, at) : (long) BigEndian.LONG.get(rows, at);
    }
}
