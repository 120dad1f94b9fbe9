"""`manage.py evaluate_extraction GOLD_DIR`: how good the drafts are on a folder of gold files."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from timeline.evaluation import BINS, Evaluation, Finding, evaluate
from timeline.extraction.gazetteer import default_gazetteer
from timeline.extraction.jsonl import to_json
from timeline.extraction.workers import load_extractor
from timeline.gold import SUFFIX, GoldDocument, read_folder


class Command(BaseCommand):
    help = "Extract from the articles of a folder of gold files and print precision, recall and F1 of the drafts."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gold", type=Path, metavar="GOLD_DIR", help=f"folder of NAME{SUFFIX} files")
        parser.add_argument(
            "--texts", type=Path, metavar="DIR", help="folder of the articles that do not stand in GOLD_DIR"
        )
        parser.add_argument("--verbose", action="store_true", help="list misses and false drafts with their text")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, gold: Path, texts: Path | None, verbose: bool, json: bool, **options: Any) -> None:
        for folder in (gold, texts or gold):
            if not folder.is_dir():
                raise CommandError(f"{folder} is no folder")
        documents, problems = read_folder(gold, texts)
        if not documents and not problems:
            raise CommandError(f"{gold} holds no *{SUFFIX} file")
        evaluation = evaluate(documents, predict(documents))
        self.stdout.write(as_json(evaluation, problems) if json else "\n".join(report(evaluation, verbose)))
        for problem in problems:
            self.stderr.write(problem)
        if problems:
            raise CommandError(f"{len(problems)} problems in gold files; their documents are not scored")


def predict(documents: Iterable[GoldDocument]) -> dict[str, dict[str, Any]]:
    documents = list(documents)
    extract_many = load_extractor(settings.TIMELINE_EXTRACTOR)
    extractions = extract_many((gold.document for gold in documents), default_gazetteer())
    return {gold.name: to_json(extraction) for gold, extraction in zip(documents, extractions, strict=True)}


# -- for people


def report(evaluation: Evaluation, verbose: bool) -> list[str]:
    """Lines of the whole report."""
    lines = [
        f"{plural(evaluation.documents, 'document')}",
        *score_lines(evaluation),
        *accuracy_lines(evaluation),
        *rule_lines(evaluation),
        *reliability_lines(evaluation),
    ]
    return [*lines, *finding_lines(evaluation.findings)] if verbose else lines


def score_lines(evaluation: Evaluation) -> list[str]:
    return [
        "",
        f"{'':14}precision  recall     F1",
        *(
            f"{name:14}{score.precision:9.3f}{score.recall:8.3f}{score.f1:7.3f}"
            f"   {score.right} of {score.predicted} drafts right, {score.gold} wanted"
            for name, score in evaluation.scores.items()
            if score.predicted or score.gold
        ),
    ]


def accuracy_lines(evaluation: Evaluation) -> list[str]:
    return [
        "",
        f"{'':14} accuracy",
        *(
            f"{name:14}{percent(share.value)}   of {share.total}"
            for name, share in evaluation.accuracies.items()
            if share.total
        ),
    ]


def rule_lines(evaluation: Evaluation) -> list[str]:
    """Precision of each rule, and how much of all that is wanted it finds."""
    lines = ["", f"{'by rule':44}precision  recall"]
    for (kind, rule), share in sorted(evaluation.rules.items()):
        wanted = evaluation.scores[kind].gold
        recall = share.right / wanted if wanted else None
        lines.append(
            f"{kind + ': ' + rule:44}{percent(share.value)}{percent(recall, 8)}   {share.right} of {share.total}"
        )
    return lines


def reliability_lines(evaluation: Evaluation) -> list[str]:
    """Drafts by confidence: it is well set where the share of right ones lies in its own bin."""
    lines = ["", f"{'confidence':14}" + "".join(f"{kind:>24}" for kind in evaluation.reliability)]
    for number in range(BINS):
        shares = [bins[number] for bins in evaluation.reliability.values()]
        cells = (f"{percent(share.value)} of {share.total:4}" if share.total else "" for share in shares)
        lines.append(f"{number / BINS:.1f} to {(number + 1) / BINS:.1f}    " + "".join(f"{cell:>24}" for cell in cells))
    return lines if evaluation.reliability else []


def finding_lines(findings: Iterable[Finding]) -> list[str]:
    return ["", *(f"{f.document}: {f.verdict} {f.kind}: {', '.join(f.actors) or '-'}: {f.quote!r}" for f in findings)]


def percent(value: float | None, width: int = 9) -> str:
    return f"{'-':>{width}}" if value is None else f"{value:{width}.3f}"


def plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


# -- for programs


def as_json(evaluation: Evaluation, problems: list[str]) -> str:
    return json.dumps(
        {
            "documents": evaluation.documents,
            "scores": {
                name: {
                    "precision": round(score.precision, 4),
                    "recall": round(score.recall, 4),
                    "f1": round(score.f1, 4),
                    "right": score.right,
                    "predicted": score.predicted,
                    "gold": score.gold,
                }
                for name, score in evaluation.scores.items()
            },
            "accuracy": {
                name: {"value": rounded(share.value), "right": share.right, "total": share.total}
                for name, share in evaluation.accuracies.items()
            },
            "rules": [
                {"kind": kind, "rule": rule, "right": share.right, "drafts": share.total}
                for (kind, rule), share in sorted(evaluation.rules.items())
            ],
            "reliability": [
                {
                    "kind": kind,
                    "from": number / BINS,
                    "to": (number + 1) / BINS,
                    "right": share.right,
                    "drafts": share.total,
                }
                for kind, bins in evaluation.reliability.items()
                for number, share in enumerate(bins)
            ],
            "findings": [
                {"document": f.document, "verdict": f.verdict, "kind": f.kind, "actors": f.actors, "quote": f.quote}
                for f in evaluation.findings
            ],
            "problems": problems,
        },
        ensure_ascii=False,
    )


def rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
