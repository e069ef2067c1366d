"""The terminal app: screens and widgets that draw one snapshot of a review, and keys that stand for command lines.

Nothing here computes a figure or knows where events last; both come in through the door that the app is given.
"""
