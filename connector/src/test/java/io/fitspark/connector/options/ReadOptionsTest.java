// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.fitspark.connector.FitsUserException;

class ReadOptionsTest {
    @Test
    void readsEveryOptionThatIsThere() {
        ReadOptions options = ReadOptions.parse(Map.of(
                "path", "/a",
                "PATHS", "[\"/b\",\"/c d\"]",
                "HDU", "EVENTS,2",
                "view", "Rows",
                "nanAsNull", "TRUE",
                "emptyasnull", "true",
                "maxPartitionBytes", "64m",
                "maxHeaderCards", "100",
                "maxCellBytes", "1k"));
        assertThat(options.paths()).containsExactly("/a", "/b", "/c d");
        assertThat(options.hdu()).isEqualTo(new HduSelector.ByName("EVENTS", 2));
        assertThat(options.nanAsNull()).isTrue();
        assertThat(options.emptyAsNull()).isTrue();
        assertThat(options.maxPartitionBytes()).hasValue(64 << 20);
        assertThat(options.limits().maxHeaderCards()).isEqualTo(100);
        assertThat(options.limits().maxCellBytes()).isEqualTo(1024);
    }

    @Test
    void hasDefaults() {
        ReadOptions options = ReadOptions.parse(Map.of("path", "/a"));
        assertThat(options.hdu()).isEqualTo(new HduSelector.FirstTable());
        assertThat(options.nanAsNull()).isFalse();
        assertThat(options.emptyAsNull()).isFalse();
        assertThat(options.verifyChecksum()).isFalse();
        assertThat(options.maxPartitionBytes()).isEmpty();
        assertThat(options.hadoop()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"hud,hdu", "nanasnul,nanAsNull", "maxpartitionsbytes,maxPartitionBytes", "haeder_columns,headerColumns"
    })
    void offersTheNearestNameForAnUnknownOption(String typed, String meant) {
        assertThatThrownBy(() -> ReadOptions.parse(Map.of("path", "/a", typed, "1")))
                .isInstanceOf(FitsUserException.class)
                .hasMessage("[UNKNOWN_OPTION] Unknown option '" + typed + "' for the fits source. Did you mean '"
                        + meant + "'?");
    }

    @Test
    void listsAllOptionsIfNoneIsNear() {
        assertThatThrownBy(() -> ReadOptions.parse(Map.of("inferSchema", "true")))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("Known options: path, paths, hdu, view");
    }

    @Test
    void readsViewAndRegionOfImages() {
        ReadOptions options = ReadOptions.parse(Map.of("path", "/a", "VIEW", " Tiles ", "region", "[1:2,3:4]"));
        assertThat(options.view()).isEqualTo(View.TILES);
        assertThat(options.region()).hasToString("[1:2,3:4]");
        assertThat(ReadOptions.parse(Map.of("path", "/a", "view", "pixels")).view())
                .isEqualTo(View.PIXELS);
        assertThat(ReadOptions.parse(Map.of("path", "/a")).view()).isEqualTo(View.AUTO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:2,", "[0:5]", "[5:1]", "[1:5:0]", "[a:b]", "[1:2", "[]", "[1:9999999999999999999]"})
    void refusesWhatIsNoRegion(String text) {
        assertThatThrownBy(() -> ReadOptions.parse(Map.of("path", "/a", "region", text)))
                .isInstanceOf(FitsUserException.class)
                .hasMessage("[BAD_OPTION_VALUE] Option 'region' cannot be '" + text
                        + "': expected pixels from 1 for each axis, such as [1:100,201:300] or [*,50:99:2].");
    }

    @ParameterizedTest
    @CsvSource({
        "colfits,true",
    })
    void saysWhatIsNotThereYet(String name, String value) {
        assertThatThrownBy(() -> ReadOptions.parse(Map.of("path", "/a", name, value)))
                .isInstanceOf(FitsUserException.class)
                .hasMessage("[NOT_SUPPORTED_YET] Option '" + name + "' with the value '" + value
                        + "' is not supported yet. Leave it out.");
    }

    @ParameterizedTest
    @CsvSource({"mergeSchema,false", "colfits,False", "view,rows", "ignoreCorruptFiles,false", "region,''"})
    void acceptsWhatAsksForNothing(String name, String value) {
        assertThat(ReadOptions.parse(Map.of("path", "/a", name, value)).paths()).containsExactly("/a");
    }

    @ParameterizedTest
    @CsvSource({
        "nanAsNull,yes,true or false",
        "maxPartitionBytes,0,'a size such as 1048576, 64m or 1g'",
        "maxPartitionBytes,many,'a size such as 1048576, 64m or 1g'",
        "maxHeaderCards,-1,a number of at least 1",
        "view,columns,'rows, tiles, pixels, hdus or cards'",
        "hdu,-1,'an index from 0, NAME, NAME,VER, or a pattern such as SCI*'",
        "hdu,99999999999,'an index from 0, NAME, NAME,VER, or a pattern such as SCI*'",
        "hdu,'EVENTS,99999999999','an index from 0, NAME, NAME,VER, or a pattern such as SCI*'",
        "paths,/a,a JSON array of strings"
    })
    void saysWhatAValueShouldBe(String name, String value, String expected) {
        assertThatThrownBy(() -> ReadOptions.parse(Map.of(name, value)))
                .isInstanceOf(FitsUserException.class)
                .hasMessage("[BAD_OPTION_VALUE] Option '" + name + "' cannot be '" + value + "': expected " + expected
                        + ".");
    }

    @Test
    void refusesABlankPath() {
        assertThatThrownBy(() -> ReadOptions.parse(Map.of("path", " ")))
                .isInstanceOf(FitsUserException.class)
                .hasMessageContaining("expected the path of a file or directory");
    }

    @Test
    void keepsSettingsOfFileSystemsAndPassesOverSparksOwn() {
        ReadOptions options = ReadOptions.parse(Map.of(
                "path",
                "/a",
                "fs.s3a.endpoint",
                "http://x",
                "dfs.client.y",
                "1",
                "serialization.format",
                "1",
                "hdu",
                "2",
                "option.hdu",
                "2"));
        assertThat(options.hadoop())
                .containsExactlyInAnyOrderEntriesOf(Map.of("fs.s3a.endpoint", "http://x", "dfs.client.y", "1"));
    }
}
