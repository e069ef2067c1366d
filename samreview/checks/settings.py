"""What a team may set about `check`: thresholds, words of its languages, rules to look at or to leave out.

The document is TOML, read with decimals: `samreview.toml`, or the table `[tool.samreview]` of a pyproject.toml. Whoever
reads the file gives its tables here; other tables that samreview knows belong to other commands.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from samreview.checks.limits import Limits
from samreview.checks.registry import RULES
from samreview.checks.select import did_you_mean_code
from samreview.checks.words import ENGLISH, Words, words_of
from samreview.values.named import NamedTuple
from samreview.values.text import clean, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MINE = ("select", "ignore", "limits", "words")
_OF_OTHERS = ("import", "questions", "templates")
_TIMES = "skew"
"""The one limit that is a multiple and no share."""
_ANSWERED_BY = {"maintaining": "growing", "trying": "committing"}
"""A sentence with a word of the first is no finding when it has one of the second, so a language needs both."""


class SettingsError(ValueError):
    """The settings say something that `check` does not know; the message names it and what was meant."""


class CheckSettings(NamedTuple):
    """What `check` goes by; without a file, samreview's own."""

    limits: Limits = Limits()
    words: Words = ENGLISH
    select: tuple[str, ...] = ()
    """Beginnings of codes; all rules where empty."""
    ignore: tuple[str, ...] = ()

    def with_options(self, select: tuple[str, ...], ignore: tuple[str, ...]) -> CheckSettings:
        """Return what holds with the options of the command line.

        A selection there is meant as it is given: it sets both of the file's aside; else what is ignored adds up.
        """
        if select:
            return self._replace(select=select, ignore=ignore)
        return self._replace(ignore=(*self.ignore, *ignore))


def check_settings(tables: Mapping[str, Any]) -> CheckSettings:
    """Return the settings that a file makes.

    Raises:
        SettingsError: it has a key, a value or a code that does not exist.
    """
    _refuse_unknown(tables, (*_MINE, *_OF_OTHERS), "")
    return CheckSettings(
        limits=_limits(_table(tables, "limits")),
        words=_words(_table(tables, "words")),
        select=codes(_texts(tables.get("select", []), "select"), "select"),
        ignore=codes(_texts(tables.get("ignore", []), "ignore"), "ignore"),
    )


def codes(stated: Iterable[str], where: str) -> tuple[str, ...]:
    """Return beginnings of codes as rules have them, commas taken apart.

    Raises:
        SettingsError: no code begins so.
    """
    wanted = tuple(code.strip().upper() for text in stated for code in text.split(",") if code.strip())
    for code in wanted:
        if not any(known.startswith(code) for known in RULES):
            raise SettingsError(
                f"{where}: no rule's code begins with {clean(code)}{did_you_mean_code(code) or '.'} "
                "`samreview explain --all` lists them."
            )
    return wanted


def _limits(table: Mapping[str, Any]) -> Limits:
    _refuse_unknown(table, Limits._fields, "limits.")
    stated: dict[str, Any] = {name: _limit(name, value) for name, value in table.items()}
    return Limits(**stated)


def _limit(name: str, value: object) -> int | Decimal:
    if isinstance(getattr(Limits(), name), int):
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 100_000:
            return value
        raise SettingsError(f"limits.{name}: {_shown(value)} is no whole number from 0 on.")
    number = _number(value)
    if number is not None and number >= 0 and (name == _TIMES or number <= 1):
        return number
    wanted = "number from 0 on, as 2 or 1.5" if name == _TIMES else "share, as 0.6 or '60%'"
    raise SettingsError(f"limits.{name}: {_shown(value)} is no {wanted}.")


def _number(value: object) -> Decimal | None:
    if isinstance(value, str):
        digits = value.removesuffix("%").strip()
        if not digits.replace(".", "", 1).isdecimal() or not digits.isascii():
            return None
        return Decimal(digits) / 100 if value.endswith("%") else Decimal(digits)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    number = Decimal(str(value))
    return number if number.is_finite() else None


def _words(languages: Mapping[str, Any]) -> Words:
    """Return English, as it is or as a file has it, and the languages that a file adds."""
    known = ENGLISH
    for language, lists in languages.items():
        where = f"words.{clean(language)}"
        if not isinstance(lists, dict):
            raise SettingsError(f'{where}: a language has lists, as [words.de] with maintaining = ["halten"].')
        _refuse_unknown(lists, Words._fields, f"{where}.")
        stated = {name: _list(words, f"{where}.{name}") for name, words in lists.items()}
        if language == "en":
            known = known._replace(**stated)
    for language, lists in languages.items():
        if language == "en":
            continue
        for name, answer in _ANSWERED_BY.items():
            if name in lists and answer not in lists:
                raise SettingsError(
                    f"words.{clean(language)} has `{name}` and no `{answer}`: a sentence with words of both is no "
                    "finding, so write both lists."
                )
        more = {name: getattr(known, name) | _list(words, "") for name, words in lists.items()}
        known = known._replace(**more)
    return known


def _list(stated: object, where: str) -> frozenset[str]:
    found = [(text, words_of(text)) for text in _texts(stated, where)]
    for text, words in found:
        if len(words) != 1:
            raise SettingsError(f"{where}: {_shown(text)} is not one word; rules look for whole words.")
    return frozenset().union(*(words for _, words in found))


def _texts(stated: object, where: str) -> tuple[str, ...]:
    if isinstance(stated, list) and all(isinstance(text, str) for text in stated):
        return tuple(stated)
    raise SettingsError(f'{where}: {_shown(stated)} is no list of texts, as ["SAM6"].')


def _table(tables: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = tables.get(name, {})
    if isinstance(table, dict):
        return table
    raise SettingsError(f"{name}: {_shown(table)} is no table; write [{name}] and its keys below.")


def _refuse_unknown(table: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    names = tuple(known)
    for name in table:
        if name not in names:
            raise SettingsError(
                f"unknown setting `{where}{clean(name)}`{did_you_mean(name, names) or '.'} "
                f"There {'are' if len(names) > 1 else 'is'} {', '.join(names)}."
            )


def _shown(value: object) -> str:
    text = clean(str(value))
    return f"`{text if len(text) <= 40 else text[:39] + '…'}`"
