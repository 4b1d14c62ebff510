"""The shared look: templates, styles, small scripts, drawn faces, charts, and the template tags that place them."""
