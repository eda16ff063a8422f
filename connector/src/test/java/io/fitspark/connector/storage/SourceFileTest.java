// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.storage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SourceFileTest {
    private final SourceFile planned = new SourceFile("s3a://b/x.fits", 10, 1000, "e1");

    @Test
    void acceptsTheSameState() {
        assertThatCode(() -> planned.requireUnchanged(new SourceFile("s3a://b/x.fits", 10, 1000, "e1")))
                .doesNotThrowAnyException();
    }

    @Test
    void trustsTheEtagMoreThanTheTime() {
        assertThatCode(() -> planned.requireUnchanged(new SourceFile("s3a://b/x.fits", 10, 2000, "e1")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> planned.requireUnchanged(new SourceFile("s3a://b/x.fits", 10, 1000, "e2")))
                .isInstanceOf(FileChangedException.class)
                .hasMessageContaining("s3a://b/x.fits: its ETag was e1 and is e2");
    }

    @Test
    void noticesAnotherLengthOrTime() {
        SourceFile withoutEtag = new SourceFile("/x.fits", 10, 1000, null);
        assertThatThrownBy(() -> withoutEtag.requireUnchanged(new SourceFile("/x.fits", 11, 1000, null)))
                .isInstanceOf(FileChangedException.class)
                .hasMessageStartingWith("The file changed since it was planned: /x.fits: its length was 10 and is 11");
        assertThatThrownBy(() -> withoutEtag.requireUnchanged(new SourceFile("/x.fits", 10, 1001, null)))
                .isInstanceOf(FileChangedException.class)
                .hasMessageContaining("its modification time was 1000 and is 1001");
    }
}
