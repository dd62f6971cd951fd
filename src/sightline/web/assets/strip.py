"""Takes from a style sheet what only GOV.UK may show: its typeface, crown, crest and word mark.

Services elsewhere may use the design system's components but not its branding. Text is set in Arial
or Helvetica, which are on every machine, so no font is served at all.
"""

from __future__ import annotations

import re

FONT = "Arial,Helvetica,sans-serif"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FONT_FACE = re.compile(r"@font-face\s*\{[^{}]*\}")
_RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")
_EMPTY_GROUP = re.compile(r"@(?:media|supports)[^{};]*\{\s*\}")
_FONT_FAMILY = re.compile(r"font-family:[^;{}]*GDS Transport[^;{}]*")
_BRANDED = re.compile(r"\.govuk-header|\.govuk-footer__(?:crown|copyright-logo|licence-logo)|logotype|crest|crown")

MARKS = re.compile(
    r"GDS Transport|@font-face|crown|crest|logotype|govuk-icon|opengraph|Margaret Calvert", re.IGNORECASE
)
"""What must stand in nothing we serve; the tests look for it in every file."""


def strip_styles(css: str) -> str:
    """The style sheet without fonts and marks, and otherwise as it was."""
    css = _FONT_FACE.sub("", _COMMENT.sub("", css))
    css = _FONT_FAMILY.sub(f"font-family:{FONT}", css)
    css = _RULE.sub(_unbranded, css)
    return _EMPTY_GROUP.sub("", css)


def _unbranded(rule: re.Match[str]) -> str:
    """The rule for those of its selectors that draw no mark; nothing where all do."""
    selectors, body = rule[1], rule[2]
    kept = [selector for selector in selectors.split(",") if not _BRANDED.search(selector)]
    return f"{','.join(kept)}{{{body}}}" if kept and not _BRANDED.search(body) else ""


def strip_script(script: str) -> str:
    """The script without the pointer to its source map, which is not served."""
    return re.sub(r"\n?//# sourceMappingURL=\S*\s*", "\n", script)
