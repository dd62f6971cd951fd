"""Results as pictures: every chart is an SVG with a title that states its finding, a sentence, and its table."""

from sightline.charts.chart import Chart, Table
from sightline.charts.comparison import Bar, Whose, comparison
from sightline.charts.grades_over_time import grades_over_time
from sightline.charts.hex_map import hex_map
from sightline.charts.judged import WAS_NOT_FOUND, WAS_NOT_JUDGED, Judged
from sightline.charts.moves import MoveBar, moves
from sightline.charts.ratios import Ratio, ratios
from sightline.charts.run_chart import Happening, RunPoint, run_chart
from sightline.charts.strip import strip, strips
from sightline.charts.theme_over_time import ThemeYear, theme_over_time
from sightline.charts.transitions import transitions

__all__ = [
    "WAS_NOT_FOUND",
    "WAS_NOT_JUDGED",
    "Bar",
    "Chart",
    "Happening",
    "Judged",
    "MoveBar",
    "Ratio",
    "RunPoint",
    "Table",
    "ThemeYear",
    "Whose",
    "comparison",
    "grades_over_time",
    "hex_map",
    "moves",
    "ratios",
    "run_chart",
    "strip",
    "strips",
    "theme_over_time",
    "transitions",
]
