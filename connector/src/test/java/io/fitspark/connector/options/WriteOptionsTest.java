// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.fitspark.connector.FitsUserException;
import io.fitspark.fits.compress.TableCodec;

class WriteOptionsTest {
    @Test
    void readsEveryOption() {
        WriteOptions options = WriteOptions.parse(Map.ofEntries(
                Map.entry("path", "/a"),
                Map.entry("HDU", "EVENTS,2"),
                Map.entry("layout", "Single"),
                Map.entry("compression", "ZTABLE"),
                Map.entry("extName", "STARS"),
                Map.entry("extver", "3"),
                Map.entry("tilerows", "1000"),
                Map.entry("compressionLevel", "6"),
                Map.entry("sortBy", "ra, mag DESC ,`b c` asc"),
                Map.entry("rowOrder", "preserve"),
                Map.entry("checksum", "false"),
                Map.entry("zoneMaps", "FALSE"),
                Map.entry("headerFrom", "/b.fits#2"),
                Map.entry("nonAscii", "utf8"),
                Map.entry("maxRecordsPerFile", "50"),
                Map.entry("txnId", "t 1"),
                Map.entry("stagingDir", "/tmp/s"),
                Map.entry("overwriteScope", "hdu"),
                Map.entry("header.Object", "M 31"),
                Map.entry("HEADER.ESO INS NAME", "x"),
                Map.entry("codec.flux", "gzip_1"),
                Map.entry("fs.s3a.endpoint", "e")));
        assertThat(options.path()).isEqualTo("/a");
        assertThat(options.hdu()).isEqualTo(new HduSelector.ByName("EVENTS", 2));
        assertThat(options.layout()).isEqualTo(Layout.SINGLE);
        assertThat(options.compression()).isEqualTo(WriteCompression.ZTABLE);
        assertThat(options.sortBy())
                .containsExactly(new SortKey("ra", false), new SortKey("mag", true), new SortKey("`b c`", false));
        assertThat(options.headerFrom()).isEqualTo("/b.fits#2");
        assertThat(options.txnId()).isEqualTo("t 1");
        assertThat(options.stagingDir()).isEqualTo("/tmp/s");
        assertThat(options.overwriteScope()).isEqualTo(OverwriteScope.HDU);
        assertThat(options.hadoop()).containsExactly(Map.entry("fs.s3a.endpoint", "e"));
        TableSettings table = options.table();
        assertThat(table.extname()).isEqualTo("STARS");
        assertThat(table.extver()).isEqualTo(3);
        assertThat(table.tileRows()).isEqualTo(1000);
        assertThat(table.level()).isEqualTo(6);
        assertThat(table.checksum()).isFalse();
        assertThat(table.zoneMaps()).isFalse();
        assertThat(table.utf8()).isTrue();
        assertThat(table.maxRecordsPerFile()).isEqualTo(50);
        assertThat(table.codecs()).containsExactly(Map.entry("flux", TableCodec.GZIP_1));
        assertThat(table.cards()).containsExactly(Map.entry("ESO INS NAME", "x"), Map.entry("OBJECT", "M 31"));
    }

    @Test
    void hasDefaults() {
        WriteOptions options = WriteOptions.parse(Map.of("path", "/a"));
        assertThat(options.layout()).isEqualTo(Layout.AUTO);
        assertThat(options.compression()).isEqualTo(WriteCompression.AUTO);
        assertThat(options.overwriteScope()).isEqualTo(OverwriteScope.UNSET);
        assertThat(options.sortBy()).isEmpty();
        assertThat(options.table())
                .isEqualTo(new TableSettings(null, null, 0, Map.of(), 1, true, true, false, 0, Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "/d/cat.fits,false,SINGLE,NONE",
        "/d/cat.FIT,false,SINGLE,NONE",
        "/d/cat.fts,false,SINGLE,NONE",
        "/d/cat.fits.fz,false,SINGLE,ZTABLE",
        "s3a://b/cat,false,DIRECTORY,ZTABLE",
        "s3a://b/cat.fits/,false,SINGLE,NONE",
        "/d/cat,true,SINGLE,NONE",
        "/d/catfits,false,DIRECTORY,ZTABLE"
    })
    void thePathSaysLayoutAndCompression(String path, boolean isFile, Layout layout, WriteCompression compression) {
        WriteOptions options = WriteOptions.parse(Map.of("path", path)).forTarget(isFile);
        assertThat(options.layout()).isEqualTo(layout);
        assertThat(options.compression()).isEqualTo(compression);
    }

    @Test
    void whatIsAskedForGoesBeforeThePath() {
        WriteOptions options = WriteOptions.parse(
                        Map.of("path", "/d/cat.fits", "layout", "directory", "compression", "none"))
                .forTarget(false);
        assertThat(options.layout()).isEqualTo(Layout.DIRECTORY);
        assertThat(options.compression()).isEqualTo(WriteCompression.NONE);
    }

    @ParameterizedTest
    @CsvSource({"/d/cat.fits.gz", "/d/cat.FITS.Z", "/d/cat.bz2", "/d/cat.zip/"})
    void filesThatAreCompressedAsAWholeAreRefused(String path) {
        assertThatThrownBy(() -> WriteOptions.parse(Map.of("path", path)).forTarget(false))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining(
                        "files that are compressed as a whole are not written. Name it .fits, or .fits.fz");
    }

    @ParameterizedTest
    @CsvSource({"layuot,layout", "tile_rows,tileRows", "zonemap,zoneMaps", "txnid2,txnId"})
    void offersTheNearestName(String typed, String meant) {
        assertThatThrownBy(() -> WriteOptions.parse(Map.of(typed, "1")))
                .isInstanceOf(FitsUserException.class)
                .hasMessage("[UNKNOWN_OPTION] Unknown option '" + typed + "' for the fits source. Did you mean '"
                        + meant + "'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "layout|files|one of auto, single, directory",
                "compression|gzip|one of auto, none, ztable",
                "tileRows|0|a number of at least 1",
                "compressionLevel|10|a level from 1 to 9",
                "sortBy|a,,b|names of columns such as ra,mag, each with DESC if need be",
                "rowOrder|any|preserve or relaxed",
                "checksum|yes|true or false",
                "nonAscii|latin1|error or utf8",
                "overwriteScope|all|file or hdu",
                "extver|x|an integer",
                "hdu|SCI*|one HDU to write to: an index, NAME or NAME,VER",
                "codec.flux|zstd|RICE_1, GZIP_1 or GZIP_2",
                "codec.flux|NOCOMPRESS|RICE_1, GZIP_1 or GZIP_2",
                "header.NAXIS2|3|a header card, but the keyword says how the file is laid out: it is set by the writer alone",
                "header.A=B|3|a header card, but no keyword can hold an equals sign or a quote"
            })
    void saysWhatIsExpected(String name, String value, String expected) {
        assertThatThrownBy(() -> WriteOptions.parse(Map.of(name, value)))
                .isInstanceOf(FitsUserException.class)
                .hasMessage("[BAD_OPTION_VALUE] Option '" + name + "' cannot be '" + value + "': expected " + expected
                        + ".");
    }

    @Test
    void theOrderOfRowsIsKeptUnlessToldOtherwise() {
        assertThat(WriteOptions.parse(Map.of()).rowOrder()).isEqualTo(RowOrder.PRESERVE);
        assertThat(WriteOptions.parse(Map.of("rowOrder", "Relaxed")).rowOrder()).isEqualTo(RowOrder.RELAXED);
    }

    @Test
    void optionsOfReadsAreLeftToThem() {
        assertThat(WriteOptions.parse(Map.of("path", "/a", "nanAsNull", "true", "view", "rows"))
                        .path())
                .isEqualTo("/a");
    }
}
