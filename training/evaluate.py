"""Measures the sentence model by cross-validation and prints the tables of the model card.

Run as ``python -m training.evaluate --labels DIR --documents DIR``.
"""

from __future__ import annotations

from collections.abc import Callable

from training.dataset import Example
from training.measuring import Measured, by_theme, polarity_f1, prevalence_f1, themes_f1

ERAS = ("sif-2013", "ilacs-2018", "ilacs-2023", "ilacs-2026")
GRADES = ("outstanding", "good", "requires-improvement", "inadequate")
_KINDS = ("strength", "weakness", "mixed", "neutral", "macro")


def report(measured: Measured) -> str:
    """The figures as Markdown tables."""
    lines = [
        f"Sentences: {len(measured.examples):,} from {len({one.document for one in measured.examples})} reports.",
        f"Prevalence: F1 {prevalence_f1(measured):.3f} on saying how many at all, "
        f"{prevalence_f1(measured, is_exact=True):.3f} on the same quantities.",
        "",
        "| | sentences | strength | weakness | mixed | neutral | macro F1 | themes F1 |",
        "|---|---|---|---|---|---|---|---|",
        _row("all", measured, lambda _: True),
        *(_row(era, measured, lambda one, era=era: one.era == era) for era in ERAS),
        *(_row(f"grade {grade}", measured, lambda one, grade=grade: one.grade == grade) for grade in GRADES),
        "",
        "| theme | sentences | F1 |",
        "|---|---|---|",
        *(f"| {theme} | {count} | {figure:.2f} |" for theme, (count, figure) in by_theme(measured).items()),
    ]
    return "\n".join(lines)


def _row(name: str, measured: Measured, chosen: Callable[[Example], bool]) -> str:
    figures = polarity_f1(measured, chosen)
    count = sum(map(chosen, measured.examples))
    cells = " | ".join(f"{figures[kind]:.3f}" for kind in _KINDS)
    return f"| {name} | {count} | {cells} | {themes_f1(measured, chosen):.3f} |"


def main() -> None:
    """Cross-validate and print."""
    from training.measuring import cross_validate
    from training.train import arguments, load_from

    print(report(cross_validate(load_from(arguments(__doc__)))))


if __name__ == "__main__":
    main()
