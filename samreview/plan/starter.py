"""The starter plan: the smallest useful one, commented, to be filled in with a text editor."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from samreview.plan.scalars import ID_PATTERN, as_id, shown

if TYPE_CHECKING:
    import datetime as dt

_PLAN = """\
# yaml-language-server: $schema=./samreview.schema.json
# The line above lets an editor complete and check this file as you type; it needs the schema beside the plan. This
# writes it, and anew once there are more people, stages and opportunities whose ids the editor should propose:
#   samreview schema {file}.yaml -o samreview.schema.json --force
#
# The account plan of {file}. Write it so that the people in it could read it.
# Twenty minutes are enough for this page: put your own words in place of these, then
#   samreview check {file}.yaml
# Every key may have more beside it than stands here, and each check wakes up when what it judges begins.

samreview: 1
account:
  id: {account:<23} # names reviews and files
  name: {name}
  currency: EUR               # the currency you count in; for amounts in others add `rates: {{USD: 0.92}}`
  owner: alex                 # an id of the team below
  # fiscal_year_starts: 4     # the month, where it is not January
updated: {today}           # when you last went through all of this

questions:                    # one to three that the next review must answer
  - Who decides on the first purchase, and by when?

growth:
  baseline: 800k              # sales over the four quarters up to now
  target: 1.1M                # sales wanted over the four quarters that end with the horizon

team:                         # two of you at least, and not all from sales
  - {{id: alex, name: Alex Example, function: sales}}
  - {{id: robin, name: Robin Example, function: engineering}}

customer:
  priorities:                 # what the customer wants most, in the customer's words
    - Bring the second plant up by the summer

stakeholders:                 # people of the customer
  - id: sam
    name: Sam Example
    relationship: {{owner: alex}}     # who of you holds the relationship

opportunities:
  - id: first
    name: First purchase
    kind: new                 # new | expand | renew
    amount: 350k
    close: {close}         # when you expect the order
    owner: robin
    next_customer_action:     # what the customer does next, not what you do
      what: Sam's team writes down what the cure must do
      by: {by}
"""


def starter_plan(account_id: str, today: dt.date) -> str:
    """Return the text of a starter plan for an account; raises ValueError where `account_id` is no id."""
    if re.fullmatch(ID_PATTERN, account_id) is None:
        guess = as_id(account_id)
        raise ValueError(f"{shown(account_id)} is none; lower-case letters, digits and `-`, like {shown(guess)}")
    return _PLAN.format(
        file=account_id,
        account=_stated(account_id),
        name=_stated(account_id.replace("-", " ").strip().title()),
        today=today,
        close=today + timedelta(days=150),
        by=today + timedelta(days=30),
    )


def _stated(text: str) -> str:
    """Return a text as YAML takes it for one: `null` in quotes."""
    return f'"{text}"' if text.casefold() == "null" else text
