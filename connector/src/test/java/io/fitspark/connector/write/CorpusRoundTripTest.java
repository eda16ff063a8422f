// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.connector.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fitspark.connector.schema.FitsField;
import io.fitspark.connector.schema.FitsSchema;
import io.fitspark.connector.schema.OutputType.Element;
import io.fitspark.fits.Corpus;
import io.fitspark.fits.FitsFile;
import io.fitspark.fits.Hdu;
import io.fitspark.fits.HduKind;
import io.fitspark.fits.table.TableLayout;
import io.fitspark.fits.table.TableReader;

/** What was read is written as it was: formats, what the header says of columns, values. */
class CorpusRoundTripTest {
    private static final FitsSchema.Rules RULES = new FitsSchema.Rules(false, false, false, true);

    /**
     * Columns that cannot be written as they were: numbers above 2^53 that were scaled, a TNULL that no stored number equals, bits of any
     * number in a compressed table.
     */
    private static final Set<String> OTHERWISE = Set.of("K_BIG", "I_NEVER", "B_NEVER", "PX", "QX");

    @TempDir
    Path directory;

    static List<String> files() {
        return Corpus.files("tables").stream()
                .filter(file -> file.endsWith(".fits"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void writesWhatWasRead(String file) throws IOException {
        try (FitsFile fits = FitsFile.open(Corpus.path(file))) {
            int index = 0;
            for (var hdu = fits.hduIfPresent(0); hdu.isPresent(); hdu = fits.hduIfPresent(++index)) {
                if (hdu.get().kind() == HduKind.BINTABLE) {
                    check(fits, hdu.get(), index % 2 == 0 ? "none" : "ztable");
                }
            }
        }
    }

    private void check(FitsFile fits, Hdu hdu, String compression) throws IOException {
        TableLayout layout = TableLayout.of(fits.name(), hdu);
        FitsSchema schema = FitsSchema.of(layout, RULES);
        if (layout.rows() > 2000 || schema.fields().isEmpty()) {
            return;
        }
        Map<String, String> options = new HashMap<>();
        options.put("compression", compression);
        options.put("tileRows", "2");
        options.put("nonAscii", "utf8");
        Rows rows = new Rows(directory.resolve(Integer.toString(hdu.index())), options);
        assertThat(directory.resolve(Integer.toString(hdu.index())).toFile().mkdir())
                .isTrue();
        for (FitsField field : schema.fields()) {
            rows.column(field.name(), element(field), field.type().depth(), field.metadata());
        }
        TableReader reader = TableReader.open(fits, hdu);
        List<List<Object>> columns = new ArrayList<>();
        for (int i = 0; i < schema.fields().size(); i++) {
            columns.add(Rows.cells(reader, i));
        }
        for (int row = 0; row < layout.rows(); row++) {
            int at = row;
            rows.add(columns.stream().map(column -> column.get(at)).toArray());
        }
        Path path = rows.finish().get(0).path();
        FitsSchema written = FitsSchema.of(Rows.layout(path), RULES);
        for (int i = 0; i < columns.size(); i++) {
            assertThat(Rows.cells(path, i)).as(schema.fields().get(i).name()).isEqualTo(columns.get(i));
            assertThat(normal(written.fields().get(i)))
                    .isEqualTo(normal(schema.fields().get(i)));
        }
    }

    /** What must be the same; how a format is spelled need not. */
    private static Map<String, Object> normal(FitsField field) {
        Map<String, Object> metadata = new HashMap<>(field.metadata());
        metadata.put("fits.ttype", field.name());
        metadata.put("type", field.type());
        metadata.computeIfPresent(
                "fits.tform",
                (key, value) -> value.toString()
                        .strip()
                        .toUpperCase(Locale.ROOT)
                        .replaceAll("^([A-Z])", "1$1")
                        .replaceAll("^0+(?=\\d)", "")
                        .replaceAll("^0([PQ])", "1$1")
                        .replaceAll("[( ].*|(?<=\\dA)\\d+$", ""));
        if (OTHERWISE.contains(field.name())) {
            metadata.keySet().removeAll(List.of("fits.tform", "fits.scale", "fits.null"));
        }
        return metadata;
    }

    private static Element element(FitsField field) {
        return switch (field.type().element()) {
            case BOOLEAN -> Element.BOOLEAN;
            case BYTE -> Element.BYTE;
            case SHORT -> Element.SHORT;
            case INT -> Element.INT;
            case LONG -> Element.LONG;
            case ULONG, DECIMAL -> Element.DECIMAL20;
            case FLOAT -> Element.FLOAT;
            case DOUBLE -> Element.DOUBLE;
            case STRING -> Element.STRING;
            case COMPLEX_FLOAT -> Element.COMPLEX_FLOAT;
            case COMPLEX_DOUBLE -> Element.COMPLEX_DOUBLE;
        };
    }
}
