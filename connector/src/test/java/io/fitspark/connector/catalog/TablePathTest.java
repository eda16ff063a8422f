// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TablePathTest {
    private static TablePath parse(String text, String... existing) {
        return TablePath.parse(text, path -> java.util.List.of(existing).contains(path));
    }

    @Test
    void takesAPathWithoutAnHduAsItIs() {
        assertThat(parse("/p/x.fits")).isEqualTo(new TablePath("/p/x.fits", null));
        assertThat(parse("s3a://b/x")).hasToString("s3a://b/x");
    }

    @Test
    void findsAnHduBehindAHash() {
        assertThat(parse("/p/x.fits#EVENTS")).isEqualTo(new TablePath("/p/x.fits", "EVENTS"));
        assertThat(parse("/p#2")).isEqualTo(new TablePath("/p", "2"));
        assertThat(parse("/p/x.fits# EVENTS,3 ")).hasToString("/p/x.fits#EVENTS,3");
    }

    @Test
    void findsAnHduInBracketsBehindASuffixOfFits() {
        assertThat(parse("/p/x.fits[EVENTS]")).isEqualTo(new TablePath("/p/x.fits", "EVENTS"));
        assertThat(parse("/p/x.FITS.fz[ 2 ]")).isEqualTo(new TablePath("/p/x.FITS.fz", "2"));
        assertThat(parse("/p/x.fits.gz[A,3]")).isEqualTo(new TablePath("/p/x.fits.gz", "A,3"));
    }

    @Test
    void leavesGlobsAlone() {
        assertThat(parse("/p/night=[12]")).isEqualTo(new TablePath("/p/night=[12]", null));
        assertThat(parse("/p/[ab].fits")).isEqualTo(new TablePath("/p/[ab].fits", null));
    }

    @Test
    void prefersAPathThatExistsAsItStands() {
        assertThat(parse("/p/run#7", "/p/run#7")).isEqualTo(new TablePath("/p/run#7", null));
        assertThat(parse("/p/run#7.fits#A", "/p/run#7.fits")).isEqualTo(new TablePath("/p/run#7.fits", "A"));
        assertThat(parse("/p/x.fits[1]", "/p/x.fits[1]")).isEqualTo(new TablePath("/p/x.fits[1]", null));
    }

    @Test
    void takesNoHduFromADirectoryOrAnEmptyName() {
        assertThat(parse("/p#q/x.fits")).isEqualTo(new TablePath("/p#q/x.fits", null));
        assertThat(parse("/p/x.fits#")).isEqualTo(new TablePath("/p/x.fits#", null));
        assertThat(parse("#A")).isEqualTo(new TablePath("#A", null));
    }
}
