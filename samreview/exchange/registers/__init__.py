"""Registers of actions on their way out and back: CSV files, the texts of their fields, and what a return changes.

Word files are read where they are written, in `documents`; both kinds of file become the same rows.
"""
