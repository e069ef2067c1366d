"""The looks of our Word documents in numbers: A4, one accent colour, one typeface, room to breathe.

Lengths are twentieths of a point (1 cm is 567), sizes half points, as WordprocessingML counts them.
"""

from __future__ import annotations

PAGE_WIDTH = 11906
PAGE_HEIGHT = 16838
MARGIN = 1134
MARGIN_TOP = 1191
HEADER_DISTANCE = 624

FONT = "Arial"
"""Has twins of the same measures on every system, so that pages break alike everywhere."""
SIZE = 20
SMALL = 17
TABLE_SIZE = 18
SPACE_SHARE = 0.278
"""Width of a space in this typeface, in ems: what bars are made of."""

ACCENT = "1F4E79"
ACCENT_LIGHT = "E9F0F7"
INK = "1A1A1A"
MUTED = "5A6472"
RULE = "CBD3DC"
ALERT = "9C2A10"
ALERT_LIGHT = "FBEEE9"

CELL_SIDE = 85
"""Room left and right in a table's cell."""
