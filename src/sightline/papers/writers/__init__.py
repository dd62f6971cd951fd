"""One paper in four formats, with the same words in all: Word, PDF, a web page, Markdown."""

from sightline.papers.writers.html import html, html_fragment, style
from sightline.papers.writers.markdown import markdown
from sightline.papers.writers.pdf import pdf
from sightline.papers.writers.word import word

__all__ = ["html", "html_fragment", "markdown", "pdf", "style", "word"]
