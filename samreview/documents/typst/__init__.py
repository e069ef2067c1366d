"""PDF files made by Typst, where the extra `pdf` is installed: the content tree as data for one fixed layout."""
