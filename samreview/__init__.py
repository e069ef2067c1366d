"""Facilitation toolkit for strategic account review meetings."""

__version__ = "0.1.0"
