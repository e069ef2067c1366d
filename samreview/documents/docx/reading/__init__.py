"""Word files that come back: opened with care, and the register of actions in them read again.

`package` opens the file, `markup` parses its parts, `rows` reads the tables, `stores` the data beside the text, and
`register` makes of all that the rows of a register, each with what can be known of which action it is.
"""
