"""Documents: first what they say (a tree of content), then how they look (docx, html, md, json)."""
