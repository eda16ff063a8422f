// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.fits.image;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A region as users write it, for images of any size: {@code [1:100,5:20:3,*]}. For each axis the first and the last pixel, counted from 1,
 * both within, and perhaps a step; or {@code *} for all pixels, {@code *:3} for every third; or one pixel. Axes that are not given are
 * whole.
 */
public final class RegionText implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Pattern AXIS = Pattern.compile(
            "\\s*(?:(?<all>\\*)|(?<first>\\d{1,18})(?:\\s*:\\s*(?<last>\\d{1,18}))?)(?:\\s*:\\s*(?<step>\\d{1,18}))?\\s*");

    private final String text;
    private final List<Part> parts;

    /** @param last 0 for the end of the axis */
    private record Part(long first, long last, long step) implements Serializable {}

    private RegionText(String text, List<Part> parts) {
        this.text = text;
        this.parts = parts;
    }

    /** Parses a region; empty if it is none. */
    public static Optional<RegionText> parse(String text) {
        String inner = text.strip();
        if (inner.startsWith("[") && inner.endsWith("]") && inner.length() > 1) {
            inner = inner.substring(1, inner.length() - 1);
        }
        List<Part> parts = new ArrayList<>();
        for (String axis : inner.split(",", -1)) {
            Matcher matcher = AXIS.matcher(axis);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            Part part = part(matcher);
            if (part.step < 1 || part.first < 1 || (part.last != 0 && part.last < part.first)) {
                return Optional.empty();
            }
            parts.add(part);
        }
        return Optional.of(new RegionText(text.strip(), List.copyOf(parts)));
    }

    private static Part part(Matcher matcher) {
        String step = matcher.group("step");
        long by = step == null ? 1 : Long.parseLong(step);
        if (matcher.group("all") != null) {
            return new Part(1, 0, by);
        }
        long first = Long.parseLong(matcher.group("first"));
        String last = matcher.group("last");
        // a last pixel of 0 is before any first
        long to = last == null ? first : Long.parseLong(last);
        return new Part(first, to == 0 ? -1 : to, by);
    }

    /** How many axes are given. */
    public int count() {
        return parts.size();
    }

    /**
     * The part of the region that is in an image, perhaps without pixels.
     *
     * @throws IllegalArgumentException if the image has fewer axes
     */
    public Region clip(Axes axes) {
        if (parts.size() > axes.count()) {
            throw new IllegalArgumentException(
                    "the region " + text + " has " + parts.size() + " axes, the image has " + axes.count());
        }
        long[] first = new long[axes.count()];
        long[] last = new long[axes.count()];
        long[] step = new long[axes.count()];
        for (int axis = 0; axis < axes.count(); axis++) {
            Part part = axis < parts.size() ? parts.get(axis) : new Part(1, 0, 1);
            long end = axes.length(axis);
            boolean none = part.first > end;
            first[axis] = none ? 1 : part.first;
            last[axis] = none ? 0 : part.last == 0 ? end : Math.min(end, part.last);
            step[axis] = part.step;
        }
        return Region.of(first, last, step);
    }

    /** The same, but nothing of it may be outside of the image. */
    Region exactly(Axes axes) {
        Region clipped = clip(axes);
        for (int axis = 0; axis < parts.size(); axis++) {
            if (parts.get(axis).first > axes.length(axis) || parts.get(axis).last > axes.length(axis)) {
                throw new IllegalArgumentException("the region " + text + " goes beyond the image of " + axes);
            }
        }
        return clipped;
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegionText region && parts.equals(region.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }
}
