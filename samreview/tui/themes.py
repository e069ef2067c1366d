"""How the screens are coloured: dark, light, high contrast, or the terminal's own two colours and no others.

No colour ever says something alone: a signal has its sign and its word, and `tests/tui/test_themes.py` computes the
contrast of every pair that text is written in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from samreview.tui.theme_choice import ThemeName


class _Colours(NamedTuple):
    """Text, three grounds, and what else is painted: `muted` waits on an empty line, `rule` stands between parts."""

    text: str
    background: str
    surface: str
    panel: str
    muted: str
    rule: str
    accent: str
    success: str
    warning: str
    error: str


_DARK = _Colours(
    text="#e4e6eb",
    background="#101317",
    surface="#181c22",
    panel="#1f2a38",
    muted="#98a1ad",
    rule="#3d6185",
    accent="#86c5ff",
    success="#74d191",
    warning="#ffbd5e",
    error="#ff8c94",
)
_LIGHT = _Colours(
    text="#16191d",
    background="#fbfbf9",
    surface="#f1f1ee",
    panel="#e3e8ee",
    muted="#555c66",
    rule="#7f99b5",
    accent="#0a4fa0",
    success="#176a2c",
    warning="#8a4300",
    error="#a5091c",
)
_CONTRAST = _Colours(
    text="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    muted="#d8d8d8",
    rule="#ffffff",
    accent="#ffff00",
    success="#5dff8f",
    warning="#ffd24a",
    error="#ffa3a3",
)
_OWN = _Colours(*["ansi_default"] * 10)


def _theme(name: ThemeName, colours: _Colours, *, dark: bool = True) -> Theme:
    own = colours is _OWN
    track = colours.background
    return Theme(
        name=name,
        dark=dark,
        ansi=own,
        primary=colours.rule,
        secondary=colours.rule,
        accent=colours.accent,
        success=colours.success,
        warning=colours.warning,
        error=colours.error,
        foreground=colours.text,
        background=colours.background,
        surface=colours.surface,
        panel=colours.panel,
        boost=colours.background,
        variables={
            **dict.fromkeys(("text-muted", "text-disabled"), colours.muted),
            "surface": colours.surface,
            "panel": colours.panel,
            **dict.fromkeys(("primary-darken-2", "border", "border-blurred"), colours.rule),
            **dict.fromkeys(("scrollbar", "scrollbar-hover", "scrollbar-active"), colours.rule),
            **dict.fromkeys(("scrollbar-background", "scrollbar-background-hover"), track),
            **dict.fromkeys(("scrollbar-background-active", "scrollbar-corner-color"), track),
            **dict.fromkeys(("block-cursor-background", "input-selection-background"), colours.accent),
            **dict.fromkeys(("block-cursor-foreground", "input-selection-foreground"), colours.background),
            **dict.fromkeys(("screen-selection-background", "link-background-hover"), colours.accent),
            **dict.fromkeys(("screen-selection-foreground", "link-color-hover"), colours.background),
            # Textual's own styles ask for these two; other themes than of the terminal's own colours have their values.
            **({"ansi-background": colours.background, "ansi-foreground": colours.text} if own else {}),
        },
    )


THEMES: tuple[Theme, ...] = (
    _theme("dark", _DARK),
    _theme("light", _LIGHT, dark=False),
    _theme("contrast", _CONTRAST),
    _theme("none", _OWN),
)
"""By name: see `theme_choice`. Without colours, weight, inverse and the signs do all of the work."""
