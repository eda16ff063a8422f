// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ChecksumCodeTest {
    @Test
    void encodesTheExampleOfTheStandard() {
        assertThat(ChecksumCode.encode(OnesSum.complement(868229149L))).isEqualTo("hcHjjc9ghcEghc9g");
        assertThat(ChecksumCode.decode("hcHjjc9ghcEghc9g")).isEqualTo(OptionalLong.of(OnesSum.complement(868229149L)));
        assertThat(ChecksumCode.encode(0)).isEqualTo("0000000000000000");
    }

    @Property
    void isReadAsItWasWritten(@ForAll @LongRange(min = 0, max = 0xFFFF_FFFFL) long value) {
        String code = ChecksumCode.encode(value);
        assertThat(code).matches("[0-9A-Za-z]{16}");
        assertThat(ChecksumCode.decode(code)).isEqualTo(OptionalLong.of(value));
    }

    @Property
    void makesTheSumAllOnes(@ForAll @LongRange(min = 0, max = 0xFFFF_FFFFL) long rest) {
        byte[] empty = "CHECKSUM= '0000000000000000'".getBytes(StandardCharsets.US_ASCII);
        long sum = OnesSum.combine(rest, OnesSum.of(empty, 0, empty.length), 0);
        byte[] signed = ("CHECKSUM= '" + ChecksumCode.encode(OnesSum.complement(sum)) + "'")
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(OnesSum.combine(rest, OnesSum.of(signed, 0, signed.length), 0))
                .isEqualTo(0xFFFF_FFFFL);
    }

    @Test
    void otherTextIsNoCode() {
        assertThat(ChecksumCode.decode("")).isEmpty();
        assertThat(ChecksumCode.decode("000000000000000")).isEmpty();
        assertThat(ChecksumCode.decode("000000000000000-")).isEmpty();
    }
}
