"""Options that many commands have, with the same words in each."""

from __future__ import annotations

import click

ON = click.option("--on", metavar="DATE", help="The review's date; today where left out.")
AUDIENCE = click.option(
    "--audience",
    type=click.Choice(("team", "customer")),
    default="team",
    help="For whom: the team, or the customer, who gets what is safe and nothing else.",
)
FORCE = click.option("--force", is_flag=True, help="Overwrite what is there.")
JSON = click.option("--json", "as_json", is_flag=True, help="One JSON document instead of text.")
