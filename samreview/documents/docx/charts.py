"""Charts that Word draws itself: sharp, in the theme's colours, with data that can be edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.docx.look import MUTED, RULE, SMALL
from samreview.documents.docx.workbook import SHEET, column, workbook_bytes
from samreview.documents.docx.xml import HEAD, A, C, R, escaped
from samreview.documents.tree import BarChart, Point, parts_of_axis
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from samreview.documents.tree import Chart, PointChart, Series

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_EMU = 635
"""English metric units in a twentieth of a point."""
_ROW_HEIGHT = 420
_LEAST_HEIGHT = 2_600
_MOST_HEIGHT = 9_000
_SQUARE_HEIGHT = 4_400
_MOST_ONE = 3
"""With no more series than this each bar carries its value."""


class ChartFiles(NamedTuple):
    """What one chart adds to a package: the drawing's part, and the workbook behind it."""

    chart: bytes
    workbook: bytes


def chart_files(chart: Chart, workbook_id: str) -> ChartFiles:
    """Return a chart's parts; `workbook_id` is the relation by which the first names the second."""
    plot, rows = _bars(chart) if isinstance(chart, BarChart) else _points(chart)
    legend = (
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
        if isinstance(chart, BarChart) and len(chart.series) > 1
        else ""
    )
    xml = (
        f'{HEAD}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:roundedCorners val="0"/><c:chart>'
        f'<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{plot}</c:plotArea>{legend}'
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_text_look()}"
        f'<c:externalData r:id="{workbook_id}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
    return ChartFiles(xml.encode(), workbook_bytes(rows))


def drawing_xml(chart: Chart, number: int, relation: str, width: int) -> str:
    """Return the run that shows a chart, as wide as `width` twentieths of a point, and says what it shows."""
    height = (
        min(max(len(chart.categories) * max(len(chart.series), 1) * _ROW_HEIGHT, _LEAST_HEIGHT), _MOST_HEIGHT)
        if isinstance(chart, BarChart)
        else _SQUARE_HEIGHT
    )
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width * _EMU}" cy="{height * _EMU}"/>'
        f'<wp:docPr id="{number}" name="Chart {number}" descr="{escaped(chart.description)}"'
        f' title="{escaped(chart.title)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _text_look(color: str = MUTED) -> str:
    size = SMALL * 50
    fill = f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}">{fill}</a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def _bars(chart: BarChart) -> tuple[str, list[Sequence[str | float | None]]]:
    rows: list[Sequence[str | float | None]] = [(chart.unit, *(one.name for one in chart.series))]
    rows += [
        (category, *(one.values[place] for one in chart.series)) for place, category in enumerate(chart.categories)
    ]
    series = "".join(_bar_series(chart, place, one) for place, one in enumerate(chart.series))
    gap = 60 if len(chart.series) == 1 else 80
    plot = (
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{gap}"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        # from top to bottom, as it is read
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{_line(RULE)}<c:crossAx val="2"/>'
        '<c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="0"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        '<c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode="#,##0" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/>'
        '<c:crosses val="autoZero"/></c:valAx>'
    )
    return plot, rows


def _bar_series(chart: BarChart, place: int, series: Series) -> str:
    letter, last = column(place + 1), len(chart.categories) + 1
    names = f"{SHEET}!$A$2:$A${last}"
    shown = _shown(value=len(chart.series) <= _MOST_ONE)
    labels = f'<c:dLbls><c:numFmt formatCode="#,##0" sourceLinked="0"/>{shown}</c:dLbls>'
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>'
        f"<c:tx><c:strRef><c:f>{SHEET}!${letter}$1</c:f>{_texts((series.name,))}</c:strRef></c:tx>"
        f'<c:spPr><a:solidFill><a:schemeClr val="accent{place % 6 + 1}"/></a:solidFill></c:spPr>'
        f'<c:invertIfNegative val="0"/>{labels}'
        f"<c:cat><c:strRef><c:f>{names}</c:f>{_texts(chart.categories)}</c:strRef></c:cat>"
        f"<c:val>{_column(letter, last, series.values)}</c:val></c:ser>"
    )


def _points(chart: PointChart) -> tuple[str, list[Sequence[str | float | None]]]:
    # An axis of numbers has no words for its parts: these are the names of points that have no mark.
    words = _words_of_axes(chart)
    shown = [(point, "r") for point in chart.points] + words
    rows: list[Sequence[str | float | None]] = [("", chart.x_title, chart.y_title)]
    rows += [(point.label, point.x, point.y) for point, _side in shown]
    last = len(shown) + 1
    labels = "".join(_point_label(place, point, side) for place, (point, side) in enumerate(shown))
    # LibreOffice draws a mark also where its symbol is `none`; one without fill and line neither shows.
    nothing = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    unmarked = "".join(
        f'<c:dPt><c:idx val="{place}"/><c:marker><c:symbol val="circle"/><c:size val="2"/>{nothing}</c:marker>'
        f'<c:bubble3D val="0"/>{nothing}</c:dPt>'
        for place in range(len(chart.points), len(shown))
    )
    series = (
        f'<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>{SHEET}!$C$1</c:f>{_texts((chart.y_title,))}'
        "</c:strRef></c:tx><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:marker><c:symbol val="circle"/><c:size val="8"/><c:spPr><a:solidFill><a:schemeClr val="accent1"/>'
        f"</a:solidFill></c:spPr></c:marker>{unmarked}"
        f"<c:dLbls>{labels}{_shown(value=False)}</c:dLbls>"
        f"<c:xVal>{_column('B', last, [one.x for one, _side in shown])}</c:xVal>"
        f"<c:yVal>{_column('C', last, [one.y for one, _side in shown])}</c:yVal>"
        '<c:smooth val="0"/></c:ser>'
    )
    plot = (
        f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{series}'
        '<c:axId val="1"/><c:axId val="2"/></c:scatterChart>'
        f"{_axis('b', chart.x_title, chart.x_range, chart.y_range)}"
        f"{_axis('l', chart.y_title, chart.y_range, chart.x_range)}"
    )
    return plot, rows


def _point_label(place: int, point: Point, side: str = "r") -> str:
    return (
        f'<c:dLbl><c:idx val="{place}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:r>'
        f'<a:rPr lang="en-GB"/><a:t>{escaped(point.label)}</a:t></a:r></a:p></c:rich></c:tx>'
        f'<c:dLblPos val="{side}"/>{_shown(value=True)}</c:dLbl>'
    )


def _words_of_axes(chart: PointChart) -> list[tuple[Point, str]]:
    """Return the words for the parts of both axes as points at the edges of the field, and on which side they stand."""
    x, y = chart.x_range[0], chart.y_range[0]
    below = [(Point(words, at, y), "t") for words, at in parts_of_axis(chart.x_parts, chart.x_range)]
    return below + [(Point(words, x, at), "r") for words, at in parts_of_axis(chart.y_parts, chart.y_range)]


def _axis(side: str, title: str, span: tuple[float, float], across: tuple[float, float]) -> str:
    """Return an axis that meets the other in the middle of it, so that there are four quarters."""
    number, other = (1, 2) if side == "b" else (2, 1)
    middle = (across[0] + across[1]) / 2
    turned = '<a:bodyPr rot="-5400000" vert="horz"/>' if side == "l" else "<a:bodyPr/>"
    return (
        f'<c:valAx><c:axId val="{number}"/><c:scaling><c:orientation val="minMax"/><c:max val="{span[1]!r}"/>'
        f'<c:min val="{span[0]!r}"/></c:scaling><c:delete val="0"/><c:axPos val="{side}"/>'
        f'<c:title><c:tx><c:rich>{turned}<a:lstStyle/><a:p><a:r><a:rPr lang="en-GB" b="0"/><a:t>{escaped(title)}</a:t>'
        '</a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:numFmt formatCode="General" sourceLinked="0"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/>{_line(RULE)}'
        f'<c:crossAx val="{other}"/><c:crossesAt val="{middle!r}"/></c:valAx>'
    )


def _line(color: str) -> str:
    return f'<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill></a:ln></c:spPr>'


def _shown(*, value: bool) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _texts(texts: Sequence[str]) -> str:
    inside = "".join(f'<c:pt idx="{place}"><c:v>{escaped(one)}</c:v></c:pt>' for place, one in enumerate(texts))
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{inside}</c:strCache>'


def _column(letter: str, last: int, values: Iterable[float | None]) -> str:
    cells = f"{SHEET}!${letter}$2:${letter}${last}"
    return f"<c:numRef><c:f>{cells}</c:f>{_numbers(values)}</c:numRef>"


def _numbers(values: Iterable[float | None]) -> str:
    there = list(values)
    inside = "".join(
        f'<c:pt idx="{place}"><c:v>{one!r}</c:v></c:pt>' for place, one in enumerate(there) if one is not None
    )
    return f'<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{len(there)}"/>{inside}</c:numCache>'
