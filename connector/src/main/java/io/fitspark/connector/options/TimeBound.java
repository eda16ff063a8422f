// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.options;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Times as users write them: {@code 2026-06-01}, {@code 2026-06-01T13:00:00}, with a blank for the T, with a zone or Z. */
final class TimeBound {
    private TimeBound() {}

    /**
     * Empty if the text is no time.
     *
     * @param zone of times that name none
     */
    static Optional<Instant> parse(String text, ZoneId zone) {
        String iso = text.strip().replaceFirst("(?<=^\\d{4}-\\d\\d-\\d\\d)\\s+(?=\\d)", "T");
        try {
            if (iso.indexOf('T') < 0) {
                return Optional.of(LocalDate.parse(iso).atStartOfDay(zone).toInstant());
            }
            if (iso.matches(".*T.*([+-]\\d\\d(:?\\d\\d)?|[Zz])")) {
                return Optional.of(OffsetDateTime.parse(iso).toInstant());
            }
            return Optional.of(LocalDateTime.parse(iso).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
