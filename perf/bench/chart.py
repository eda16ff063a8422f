# Copyright 2026 the fitspark authors
# SPDX-License-Identifier: Apache-2.0
"""Charts as SVG, drawn from the results alone. They follow the reader's light or dark theme."""

import math
from html import escape

from bench.show import duration

WIDTH = 780
LEFT = 210
RIGHT = 70
BAR = 12
GROUP_GAP = 12
TOP = 64
BOTTOM = 44

STYLE = """
  text { font: 13px system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif; fill: #24292f; }
  .title { font-size: 15px; font-weight: 600; }
  .small { font-size: 11px; fill: #57606a; }
  .value { font-size: 11px; }
  .grid { stroke: #d0d7de; stroke-width: 1; }
  .one { stroke: #57606a; stroke-width: 1.5; }
  .c0 { fill: #1a7f64; } .c1 { fill: #c4622d; } .c2 { fill: #4a7ab5; } .c3 { fill: #8a63b0; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .small { fill: #9da7b1; }
    .grid { stroke: #3d444d; } .one { stroke: #9da7b1; }
    .c0 { fill: #3fb68f; } .c1 { fill: #e08a55; } .c2 { fill: #79a8e0; } .c3 { fill: #b794dd; }
  }
"""


class Canvas:
    """Collects the shapes of one chart."""

    def __init__(self, height, title):
        self.height = height
        self.title = title
        self.shapes = []

    def text(self, x, y, content, kind="", anchor="start"):
        self.shapes.append(f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" class="{kind}">{escape(content)}</text>')

    def line(self, x1, y1, x2, y2, kind):
        self.shapes.append(f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{kind}"/>')

    def bar(self, x, y, width, color):
        self.shapes.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 1):.1f}" height="{BAR - 2}" rx="1.5" class="c{color}"/>')

    def legend(self, names, first_color):
        x = LEFT
        for i, name in enumerate(names):
            self.bar(x, 34, 14, first_color + i)
            self.text(x + 20, 43, name)
            x += 34 + 8 * len(name)

    def group(self, y, label, present):
        """The label of a row beside its bars, whose vertical positions are given back with what they show; the next row's y."""
        height = BAR * len(present)
        self.text(LEFT - 14, y + height / 2 + 4, label, anchor="end")
        return [(y + BAR * i, tool) for i, tool in enumerate(present)], y + height + GROUP_GAP

    def svg(self):
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {self.height}" width="{WIDTH}" height="{self.height}" '
            f'role="img" aria-label="{escape(self.title)}">'
        )
        title = f'<text x="12" y="22" class="title">{escape(self.title)}</text>'
        return "\n".join([head, f"<style>{STYLE}</style>", title, *self.shapes, "</svg>"]) + "\n"


def height_of(rows, below):
    return TOP + sum(BAR * len(values) + GROUP_GAP for _, values in rows) + below


def powers_of_two(values):
    """The powers of two that enclose the values and 1, with a little room beyond the outermost."""
    low = math.floor(math.log2(min(min(values), 1) * 0.8 if min(values) < 1 else 1))
    high = math.ceil(math.log2(max(max(values), 1) * 1.05))
    return low, high


def ratio_chart(title, peers, rows):
    """How many times as fast as each peer, on a logarithmic axis: bars to the right of 1 are faster, to the left slower.

    rows: (label, {peer: ratio}).
    """
    height = height_of(rows, BOTTOM)
    canvas = Canvas(height, title)
    canvas.legend([f"against {peer}" for peer in peers], first_color=1)
    low, high = powers_of_two([ratio for _, ratios in rows for ratio in ratios.values()])
    span = WIDTH - LEFT - RIGHT

    def x(ratio):
        return LEFT + span * (math.log2(ratio) - low) / (high - low)

    bottom = height - BOTTOM
    for exponent in range(low, high + 1):
        canvas.line(x(2.0**exponent), TOP - 6, x(2.0**exponent), bottom, "one" if exponent == 0 else "grid")
        canvas.text(x(2.0**exponent), bottom + 15, f"{2.0**exponent:g}x", "small", "middle")
    if low < 0:
        canvas.text(x(1) - 8, bottom + 32, "slower", "small", "end")
    canvas.text(x(1) + 8, bottom + 32, "faster", "small")

    y = TOP + GROUP_GAP / 2
    for label, ratios in rows:
        bars, y = canvas.group(y, label, [peer for peer in peers if peer in ratios])
        for top, peer in bars:
            ratio = ratios[peer]
            left, right = sorted((x(1), x(ratio)))
            canvas.bar(left, top, right - left, 1 + peers.index(peer))
            end, anchor = (right + 5, "start") if ratio >= 1 else (left - 5, "end")
            canvas.text(end, top + 9, f"{ratio:.2f}x", "value", anchor)
    return canvas.svg()


def time_chart(title, tools, rows):
    """The time of each tool, every row on a scale of its own: the longest bar is the slowest tool.

    rows: (label, {tool: ms}).
    """
    canvas = Canvas(height_of(rows, 12), title)
    canvas.legend(tools, first_color=0)
    span = WIDTH - LEFT - RIGHT
    y = TOP
    for label, times in rows:
        longest = max(times.values())
        bars, y = canvas.group(y, label, [tool for tool in tools if tool in times])
        for top, tool in bars:
            width = span * times[tool] / longest
            canvas.bar(LEFT, top, width, tools.index(tool))
            canvas.text(LEFT + width + 5, top + 9, duration(times[tool]), "value")
    return canvas.svg()
