"""What goes wrong with an exchange as a whole, with a message for the person who asked for it."""

from __future__ import annotations


class ExchangeError(Exception):
    """A file cannot be taken in, or a plan cannot be changed; the message says why and what can be done."""
