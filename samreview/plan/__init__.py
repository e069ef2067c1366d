"""The account plan: YAML text to a typed, frozen model that knows the line and column of every value."""
