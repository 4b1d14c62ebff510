"""How the documentation is built from Markdown: `make docs`."""

project = "Warmline"
author = "The Warmline authors"
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
exclude_patterns = ["screenshots"]
html_theme = "furo"
html_title = "Warmline"
html_copy_source = False
html_show_sphinx = False
