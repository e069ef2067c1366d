"""Blocks: one function for each `:::name` line a template may hold, from plain data to a piece of the content tree."""
