"""Exhibits: what of the plan lies on the table beside an agenda item.

One module for each kind of exhibit that an agenda template can name, each a frozen record and the function that builds
it from the plan on a date. Plain data without layout: screens, the room's wall and documents draw it as they like. Rows
carry the ids of what they show, so that whoever draws them can add what a corrected figure was before.
"""
