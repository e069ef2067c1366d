"""The live review: command lines decided into events, events folded into state, all of it pure."""
