"""How the documentation is built: Markdown pages, reference pages made from the code, a quiet theme."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import generate

project = "Sightline"
author = "Sightline contributors"
copyright = author
language = "en_GB"

extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
autodoc_typehints = "description"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True

html_theme = "furo"
html_title = "Sightline"
html_show_sphinx = False
html_copy_source = False
html_show_sourcelink = False

generate.write(Path(__file__).parent / "reference" / "generated")
