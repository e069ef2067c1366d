"""Opportunities in from CRM exports, and the one door through which plans are changed in their file."""
