// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.examples.dump;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of a dump. A record is a line of JSON, and the arrays that its member {@code arrays} lists as
 * {@code [name, type, bytes]}, one behind the other: little-endian, with types as numpy spells them. Blanks before the line's end
 * make every record, and what precedes its arrays, a multiple of 8 bytes.
 */
public final class DumpStream implements Closeable {
    private static final int ALIGNMENT = 8;

    private final OutputStream out;
    private final List<byte[]> arrays = new ArrayList<>();
    private Json listed = Json.array();

    public DumpStream(OutputStream out) {
        this.out = out;
    }

    /** Room for an array of the next record, to be filled to its end before the record is written. */
    public ByteBuffer array(String name, String type, int bytes) {
        byte[] room = new byte[bytes];
        arrays.add(room);
        listed.add(Json.array().add(name).add(type).add(bytes));
        return ByteBuffer.wrap(room).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Writes a record, with the arrays that were asked for since the one before. */
    public void write(Json record) throws IOException {
        if (!arrays.isEmpty()) {
            record.put("arrays", listed);
        }
        byte[] line = record.toString().getBytes(StandardCharsets.US_ASCII);
        out.write(line);
        out.write(" ".repeat(padding(line.length + 1L)).getBytes(StandardCharsets.US_ASCII));
        out.write('\n');
        long bytes = 0;
        for (byte[] array : arrays) {
            out.write(array);
            bytes += array.length;
        }
        out.write(new byte[padding(bytes)]);
        out.flush();
        arrays.clear();
        listed = Json.array();
    }

    private static int padding(long bytes) {
        return (int) (-bytes & (ALIGNMENT - 1));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
