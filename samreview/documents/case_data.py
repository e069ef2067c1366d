"""What an internal case is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from samreview.insight.cases import Case
    from samreview.review.attempts import PastAttempt


class CaseFile(NamedTuple):
    """What the document is made of: the case, the day it is made for, and what reviews tried, by `account/ask`."""

    case: Case
    on: dt.date
    attempts: Mapping[str, tuple[PastAttempt, ...]] = {}
