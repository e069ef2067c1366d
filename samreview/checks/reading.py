"""Errors that reading a plan finds, explained (SAM001 to SAM006)."""

from __future__ import annotations

from samreview.checks.rule import described

NOT_READABLE = described(
    "SAM001",
    "error",
    "the file can't be read as YAML",
    reason="""
        A plan is a UTF-8 file in YAML of at most 1 MiB and 20 levels, without anchors, aliases and tags. These limits
        keep a plan from a stranger harmless, and the language small enough to be read aloud.
    """,
    example="""
        account: {id: halden, name: Halden        # the brace is never closed
        team: *people                             # an alias
    """,
    fix="""
        Mend the place that is named: it is where reading stopped, so the cause may stand a line above. Text with a
        colon, a comma inside brackets or a `#` needs quotes.
    """,
)

UNKNOWN_FIELD = described(
    "SAM002",
    "error",
    "a field that the format doesn't know",
    reason="""
        A misspelled field that is quietly dropped is a fact the team believes to be in the plan and no figure knows
        of.
    """,
    example="""
        stakholders:
          - {id: jane, name: Jane Okafor}
    """,
    fix="""
        Use the name that the message proposes. `samreview schema` prints all fields, and an editor that reads it
        completes them as you type. What has no field can stand in a comment.
    """,
)

WRONG_VALUE = described(
    "SAM003",
    "error",
    "a value of the wrong kind, or a required field that is missing",
    reason="""
        Figures are only as good as what they are made of: 15/12/26 is one day in Europe and another in America, and an
        amount with a thousands separator is a different one in each country. So each field has one way to be written.
    """,
    example="""
        opportunities:
          - {id: line, name: New line, kind: growth, amount: 1.200.000,
             close: 15/12/26}
    """,
    fix="""
        Money is 420000, 420k, 1.2M or USD 300k; a date 2026-12-15; a quarter FY27-Q3; a share 0.4 or 40%; an id has
        lower-case letters, digits and `-`. Text that looks like something else needs quotes.
    """,
)

UNKNOWN_REFERENCE = described(
    "SAM004",
    "error",
    "a reference to something that isn't there",
    reason="""
        People, stages, opportunities, problems and offerings are named by their id. An id that nobody has ties a
        relationship to no one and an ask to no purchase.
    """,
    example="""
        stakeholders:
          - {id: jane, name: Jane Okafor, relationship: {owner: pryia}}
          # the team has priya
    """,
    fix="Use the id that the message proposes, or add the entry that is missing to its list.",
)

STATED_TWICE = described(
    "SAM005",
    "error",
    "a key or an id that stands twice",
    reason="""
        Of two equal keys YAML keeps one and drops the other without a word; of two equal ids nobody knows which one a
        mark in a meeting means. People have one id over the team and the customer together.
    """,
    example="""
        growth: {baseline: 4.2M, target: 5.4M, baseline: 4M}
    """,
    fix="Keep the one that is right; give one of two entries another id, and change what refers to it.",
)

NO_RATE = described(
    "SAM006",
    "error",
    "money in a currency without a rate",
    reason="""
        All figures are in the account's currency. Without a rate an amount in another can be in none of them, and a
        rate looked up somewhere else would change them from one day to the next.
    """,
    example="""
        account: {id: halden, name: Halden, currency: EUR}
        orders:
          - {date: 2026-09-30, amount: USD 300k}
    """,
    fix="""
        Write the rate that your company plans with, in units of the account's currency for one of the other:
          rates: {USD: 0.92}
    """,
)
