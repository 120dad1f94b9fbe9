"""Speed and memory of the extraction: `make bench`, never part of the tests.

Prints articles and tokens a second, the ratio to the bare spaCy pipeline on the same texts and the peak memory, each in
a fresh process of its own; then what texts made to hurt cost. `make bench B="--articles 50"` is a quick look.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path

from timeline.extraction import Document, extract_many
from timeline.extraction.language import load_model, model_name

SEEDS = Path(__file__).parent.parent / "seeds"


@dataclass(frozen=True, slots=True)
class Measurement:
    seconds: float
    tokens: int
    drafts: int
    peak_mb: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300, help="how many, the seeds over and over (default: 300)")
    parser.add_argument("--no-hard", action="store_true", help="leave out the texts that are made to hurt")
    options = parser.parse_args()

    texts = list(islice(cycle(bodies()), options.articles))
    bare, ours = in_fresh_process(run_bare, texts), in_fresh_process(run_ours, texts)
    print(f"{len(texts)} articles, {bare.tokens:,} tokens, model {model_name()}\n")
    print(f"{'':24}{'articles/s':>12}{'tokens/s':>12}{'seconds':>10}{'peak MB':>10}")
    for name, result in (("bare spaCy pipeline", bare), ("whole extraction", ours)):
        speed = (len(texts) / result.seconds, result.tokens / result.seconds, result.seconds, result.peak_mb)
        print(f"{name:24}{speed[0]:12.1f}{speed[1]:12,.0f}{speed[2]:10.1f}{speed[3]:10.0f}")
    print(f"\nratio to the bare pipeline: {ours.seconds / bare.seconds:.2f}; {ours.drafts} drafts")
    if not options.no_hard:
        print(f"\n{'texts made to hurt':44}{'tokens':>10}{'seconds':>10}{'peak MB':>10}{'drafts':>8}")
        for name, text in hard_texts():
            result = in_fresh_process(run_ours, [text])
            print(f"{name:44}{result.tokens:10,}{result.seconds:10.1f}{result.peak_mb:10.0f}{result.drafts:8}")


def bodies() -> list[str]:
    """Texts of the seed articles, without front matter."""
    files = sorted(path for path in SEEDS.glob("*.md") if path.name != "README.md")
    return [path.read_text(encoding="utf-8").split("\n---\n", 1)[1].lstrip("\n") for path in files]


def hard_texts() -> list[tuple[str, str]]:
    sentence = "The envoy of Vastria said on Monday that Kelmar had shelled the border post. "
    return [
        ("200,000 words", sentence * (200_000 // 14)),
        ("a paragraph of 50,000 words, no full stop", "the envoy met the minister and " * (50_000 // 6)),
        ("10,000 quotation marks", "“yes” said 'he' " * 2_500),
        ("10,000 unclosed quotation marks", "“no\n" * 10_000),
        ("deeply nested brackets", "(" * 5_000 + "talks" + ")" * 5_000),
    ]


def in_fresh_process(run: Callable[[list[str]], Measurement], texts: list[str]) -> Measurement:
    """Runs alone, so that the peak memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(run, texts).result()


def run_bare(texts: list[str]) -> Measurement:
    import spacy

    nlp = spacy.load(model_name())
    list(nlp.pipe(texts[:1]))
    begun = time.perf_counter()
    tokens = sum(len(doc) for doc in nlp.pipe(texts))
    return Measurement(time.perf_counter() - begun, tokens, 0, peak_memory())


def run_ours(texts: list[str]) -> Measurement:
    documents = [Document(text) for text in texts]
    list(extract_many([Document("The model is loaded and warm.")]))
    begun = time.perf_counter()
    drafts = 0
    for found in extract_many(documents):
        drafts += len(found.actors) + len(found.meetings) + len(found.statements) + len(found.allegations)
    seconds = time.perf_counter() - begun
    tokenizer = load_model(model_name()).tokenizer
    tokens = sum(len(tokenizer(text)) for text in texts)
    return Measurement(seconds, tokens, drafts, peak_memory())


def peak_memory() -> float:
    """Largest resident set of this process so far, in MB (Linux counts in KB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
