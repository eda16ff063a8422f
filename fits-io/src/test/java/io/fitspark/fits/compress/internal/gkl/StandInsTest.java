// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.compress.internal.gkl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandInsTest {
    @TempDir
    Path folder;

    @Test
    void namesAreTakenApart() {
        for (String[] name : new String[][] {
            {"/native/libgkl.so", "libgkl", "so"}, {"a.b/c", "c", ""}, {"x.tar.gz", "x.tar", "gz"}, {"", "", ""}
        }) {
            assertThat(FilenameUtils.getBaseName(name[0])).isEqualTo(name[1]);
            assertThat(FilenameUtils.getExtension(name[0])).isEqualTo(name[2]);
        }
    }

    @Test
    void copiesReplaceWhatIsThere() throws Exception {
        Path source = Files.write(folder.resolve("source"), new byte[] {1, 2, 3});
        Path target = Files.write(folder.resolve("target"), new byte[100]);
        FileUtils.copyURLToFile(source.toUri().toURL(), target.toFile());
        assertThat(target).hasBinaryContent(new byte[] {1, 2, 3});
        assertThatThrownBy(() ->
                        FileUtils.copyURLToFile(folder.resolve("none").toUri().toURL(), target.toFile()))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("none");
    }
}
