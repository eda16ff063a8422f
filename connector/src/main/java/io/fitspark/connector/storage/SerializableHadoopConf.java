// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.hadoop.conf.Configuration;

/**
 * A Hadoop configuration that travels to the executors. It has a thousand settings, which take milliseconds to decode, and all tasks of
 * a scan bring the same: those that run in one JVM share one object, which is not to be changed.
 */
public final class SerializableHadoopConf implements Serializable {
    private static final long serialVersionUID = 2L;

    private static final AtomicReference<Decoded> LATEST = new AtomicReference<>();

    private transient Configuration configuration;

    private record Decoded(byte[] bytes, Configuration configuration) {}

    public SerializableHadoopConf(Configuration configuration) {
        this.configuration = configuration;
    }

    public Configuration value() {
        return configuration;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        configuration.write(new DataOutputStream(bytes));
        out.writeInt(bytes.size());
        bytes.writeTo(out);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        Decoded latest = LATEST.get();
        if (latest == null || !Arrays.equals(latest.bytes, bytes)) {
            latest = new Decoded(bytes, decode(bytes));
            LATEST.set(latest);
        }
        configuration = latest.configuration;
    }

    private static Configuration decode(byte[] bytes) throws IOException {
        Configuration decoded = new Configuration(false);
        decoded.readFields(new DataInputStream(new ByteArrayInputStream(bytes)));
        return decoded;
    }
}
