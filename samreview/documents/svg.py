"""Charts as drawings for a page of HTML: no script, nothing loaded, words for whoever cannot see them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from samreview.documents.printable import printable
from samreview.documents.tree import BarChart, parts_of_axis

if TYPE_CHECKING:
    from samreview.documents.tree import Chart, PointChart

_WIDTH = 640
_NAMES = 150
_VALUES = 90
_BAR = 16
_GAP = 10
_SIDE = 400
_LETTER = 6.4
"""About how wide a letter is."""
_COLORS = ("#1f4e79", "#5a6472", "#9c2a10", "#3d7a6b", "#8a6d1b", "#6a4c93")
_INK = "#1a1a1a"
_MUTED = "#5a6472"
_RULE = "#cbd3dc"


def chart_svg(chart: Chart) -> str:
    """Return a chart as an SVG element that scales to the width it is given."""
    height, inside = _bars(chart) if isinstance(chart, BarChart) else _points(chart)
    return (
        f'<svg role="img" viewBox="0 0 {_WIDTH} {height}" xmlns="http://www.w3.org/2000/svg"'
        ' font-family="Arial, Liberation Sans, sans-serif" font-size="12">'
        f"<title>{_safe(chart.title)}</title><desc>{_safe(chart.description)}</desc>{inside}</svg>"
    )


def _safe(words: str) -> str:
    return escape(printable(words))


def _text(x: float, y: float, words: str, *, anchor: str = "start", color: str = _INK) -> str:
    side = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{x:g}" y="{y:g}" fill="{color}"{side}>{_safe(words)}</text>'


def _bars(chart: BarChart) -> tuple[int, str]:
    most = max((value for one in chart.series for value in one.values if value is not None), default=0.0)
    room = _WIDTH - _NAMES - _VALUES
    shapes: list[str] = []
    y = _GAP
    for place, category in enumerate(chart.categories):
        shapes.append(_text(_NAMES - 8, y + _BAR - 4, category, anchor="end"))
        for number, one in enumerate(chart.series):
            value = one.values[place]
            if value is None:
                continue
            width = max(room * value / most, 1.0) if most > 0 and value > 0 else 0.0
            color = _COLORS[number % len(_COLORS)]
            shapes.append(f'<rect x="{_NAMES}" y="{y}" width="{width:.1f}" height="{_BAR}" fill="{color}"/>')
            shapes.append(_text(_NAMES + width + 6, y + _BAR - 4, f"{value:,.0f}", color=_MUTED))
            y += _BAR + 2
        y += _GAP
    if len(chart.series) > 1:
        x = float(_NAMES)
        for number, one in enumerate(chart.series):
            shapes.append(f'<rect x="{x:g}" y="{y}" width="10" height="10" fill="{_COLORS[number % len(_COLORS)]}"/>')
            shapes.append(_text(x + 16, y + 10, one.name, color=_MUTED))
            x += 32 + 7 * len(one.name)
        y += _BAR + _GAP
    if chart.unit:
        shapes.append(_text(_NAMES, y + 10, chart.unit, color=_MUTED))
        y += _BAR + _GAP
    return y, "".join(shapes)


def _fitting(words: str, room: float) -> str:
    """Return words that are as wide as the room at the most; whole they stand in the description."""
    most = int(room / _LETTER)
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _points(chart: PointChart) -> tuple[int, str]:
    left, top = 40, 10
    wide, high = _WIDTH - left - 10, _SIDE

    def across(value: float) -> float:
        low, up = chart.x_range
        return left + wide * (value - low) / (up - low)

    def down(value: float) -> float:
        low, up = chart.y_range
        return top + high * (1 - (value - low) / (up - low))

    shapes = [
        f'<rect x="{left}" y="{top}" width="{wide}" height="{high}" fill="none" stroke="{_RULE}"/>',
        f'<path d="M{left + wide / 2:g} {top}v{high}M{left} {top + high / 2:g}h{wide}" stroke="{_RULE}"/>',
        _text(left + wide / 2, top + high + 36, chart.x_title, anchor="middle", color=_MUTED),
    ]
    turned = f'transform="translate(16 {top + high / 2:g}) rotate(-90)" text-anchor="middle"'
    shapes.append(f'<text {turned} fill="{_MUTED}">{_safe(chart.y_title)}</text>')
    for words, at in parts_of_axis(chart.x_parts, chart.x_range):
        shapes.append(_text(round(across(at), 1), top + high + 18, words, anchor="middle", color=_MUTED))
    for words, at in parts_of_axis(chart.y_parts, chart.y_range):
        shapes.append(_text(left + 6, round(down(at) + 4, 1), words, color=_MUTED))
    for point in chart.points:
        x, y = across(point.x), down(point.y)
        shapes.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{_COLORS[0]}"/>')
        # Over its point a name has room to both sides; only at the edge of the field it has to make way.
        label = _fitting(point.label, wide)
        half = len(label) * _LETTER / 2
        middle = min(max(x, left + half), max(left + wide - half, left + half))
        shapes.append(_text(round(middle, 1), round(y - 7.5, 1), label, anchor="middle"))
    return top + high + 44, "".join(shapes)
