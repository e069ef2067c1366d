"""Word files: the body is WordprocessingML written as text into a reference document, never cell by cell."""
