from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.plan.findings import Finding

    Expect = Callable[..., tuple[Finding, ...]]


def test_sam901_overdue(expect: Expect) -> None:
    (finding,) = expect(
        "SAM901",
        """\
actions:
  - {id: a1, what: Find the cause, due: ¦2026-11-23}
  - {id: a2, what: Today, due: 2026-11-24}
  - {id: a3, what: Done, due: 2026-11-01, status: done}
""",
    )
    assert finding.message == "a1: Find the cause was due on 23 Nov 2026"


def test_sam902_no_owner_no_date(expect: Expect) -> None:
    both, date = expect(
        "SAM902",
        """\
actions:
  - ¦{id: a1, what: Find the cause}
  - ¦{id: a2, what: Some time, owner: dana}
  - {id: a3, what: Settled, owner: dana, due: 2026-12-01}
  - {id: a4, what: Dropped, status: dropped}
""",
    )
    assert both.message == "a1: Find the cause has no owner and no due date"
    assert date.message == "a2: Some time has no due date"


def test_sam903_not_agreed_once_anybody_agrees(expect: Expect) -> None:
    expect(
        "SAM903",
        """\
actions:
  - {id: a1, what: Find the cause, owner: dana, agreed: ¦false}
  - ¦{id: a2, what: Some time, owner: priya}
  - {id: a3, what: Settled, owner: dana, agreed: true}
  - {id: a4, what: Nobody's}
""",
    )
    expect("SAM903", "actions:\n  - {id: a2, what: Some time, owner: priya}\n")
