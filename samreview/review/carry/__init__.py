"""Carry over: what an account's reviews agreed, what has come of it, and what the next review opens with.

`chapter` is what one review adds, `ledger` the fold of an account's chapters, `opening` what of it a new review takes
along, `standing` what a running review makes of it. All of it is pure; the journal reads and writes the streams.
"""
