// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

import io.fitspark.connector.Serialized;

class SerializableHadoopConfTest {
    @Test
    void keepsItsSettings() throws IOException, ClassNotFoundException {
        Configuration configuration = new Configuration(false);
        configuration.set("fs.s3a.endpoint", "http://x");
        SerializableHadoopConf copy = Serialized.copy(new SerializableHadoopConf(configuration));
        assertThat(copy.value().get("fs.s3a.endpoint")).isEqualTo("http://x");
    }

    @Test
    void tasksThatBringTheSameSettingsShareThem() throws IOException, ClassNotFoundException {
        Configuration configuration = new Configuration(false);
        configuration.set("fs.s3a.endpoint", "http://x");
        SerializableHadoopConf first = Serialized.copy(new SerializableHadoopConf(configuration));
        SerializableHadoopConf second = Serialized.copy(new SerializableHadoopConf(configuration));
        configuration.set("fs.s3a.endpoint", "http://y");
        SerializableHadoopConf other = Serialized.copy(new SerializableHadoopConf(configuration));

        assertThat(second.value()).isSameAs(first.value());
        assertThat(other.value().get("fs.s3a.endpoint")).isEqualTo("http://y");
        assertThat(first.value().get("fs.s3a.endpoint")).isEqualTo("http://x");
    }
}
