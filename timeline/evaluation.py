"""How good drafts are: predictions are matched with gold documents, and the figures follow. FORMAT.md defines both.

Plain Python. Predictions are the JSON that `extraction.jsonl` writes, so that any extractor's output can be scored.
Offsets are compared on the characters that are no white space, names without titles; matching is one to one, the
largest overlap first.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from typing import Any, TypeVar

from timeline.gold import GoldDocument
from timeline.vocabulary import AccuserVoice, Directness, MeetingStatus, Stance

Json = Mapping[str, Any]
T = TypeVar("T")
U = TypeVar("U")

# the order of reports
SCORES = ("meetings", "allegations", "answers", "statements", "direct", "indirect", "participants", "accused", "actors")
ACCURACIES = ("place", "date", "status", "accuser", "speaker")
BINS = 10
CONTENT_OVERLAP = 0.5  # Jaccard index from which two statements have the same content
TITLES = frozenset(
    """
    a acting ambassador an attorney ayatollah capt captain chairman chairwoman chancellor chief col colonel
    commissioner defence defense deputy director dr envoy foreign former gen general gov governor interior judge
    justice king lady lord lt maj major maulvi mawlawi mayor minister mr mrs ms mullah pope premier president prime
    prince princess prof professor queen rep representative rev secretary sen senator sheikh sir special spokesman
    spokesperson spokeswoman state the u.s us vice
    """.split()  # noqa: SIM905
)


@dataclass(slots=True)
class Score:
    """Counts, and what follows from them."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, right: int, predicted: int, gold: int) -> None:
        self.right += right
        self.predicted += predicted
        self.gold += gold

    @property
    def precision(self) -> float:
        if not self.predicted:
            return 0.0 if self.gold else 1.0
        return self.right / self.predicted

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Share:
    """How many of some things are right."""

    right: int = 0
    total: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.total += 1

    @property
    def value(self) -> float | None:
        return self.right / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Finding:
    """A gold record that no draft matches ("missed"), or a draft that matches none ("false")."""

    document: str
    verdict: str
    kind: str
    actors: tuple[str, ...]
    quote: str


@dataclass(slots=True)
class Evaluation:
    """The figures of a set of documents."""

    scores: dict[str, Score] = field(default_factory=lambda: {name: Score() for name in SCORES})
    accuracies: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in ACCURACIES})
    rules: dict[tuple[str, str], Share] = field(default_factory=dict)  # drafts by kind and rule
    reliability: dict[str, list[Share]] = field(default_factory=dict)  # drafts by kind and bin of confidence
    findings: list[Finding] = field(default_factory=list)
    documents: int = 0
    unpredicted: int = 0

    def judge(self, kind: str, draft: Json, right: bool) -> None:
        """Count a draft with its rule and its confidence."""
        self.rules.setdefault((kind, draft.get("rule") or "unnamed"), Share()).add(right)
        if (confidence := draft.get("confidence")) is not None:
            bins = self.reliability.setdefault(kind, [Share() for _ in range(BINS)])
            bins[min(int(confidence * BINS), BINS - 1)].add(right)


def evaluate(golds: Iterable[GoldDocument], predictions: Mapping[str, Json]) -> Evaluation:
    """Score predictions, given by the name of their document; a document without one has missed everything."""
    evaluation = Evaluation()
    for gold in golds:
        prediction = predictions.get(gold.name)
        evaluation.documents += 1
        evaluation.unpredicted += prediction is None
        comparison = Comparison(gold, prediction or {"text": gold.document.text})
        compare_actors(comparison, evaluation)
        compare_meetings(comparison, evaluation)
        compare_allegations(comparison, evaluation)
        compare_answers(comparison, evaluation)
        if "statements" in gold.records:
            compare_statements(comparison, evaluation)
    return evaluation


# -- one document


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """A record of either side, and the characters its evidence covers."""

    data: Json
    cells: frozenset[int]

    def actors(self, key: str) -> list[str]:
        """Ids of the actors under a key, be they ids or objects with one."""
        return [item["actor"] if isinstance(item, Mapping) else item for item in self.data.get(key) or ()]

    @property
    def optional(self) -> bool:
        return bool(self.data.get("optional"))


class Side:
    """The records of one side and its actors by id."""

    def __init__(self, records: Json, alignment: Alignment) -> None:
        self.records = records
        self.alignment = alignment
        self.actors = {actor["id"]: actor for actor in records.get("actors") or ()}

    def listed(self, kind: str, evidence: str = "passages") -> list[Record]:
        return self.read(self.records.get(kind) or (), evidence)

    def answers(self) -> list[Record]:
        """Answers, whichever allegation they hang on."""
        responses = (
            answer for record in self.records.get("allegations") or () for answer in record.get("responses") or ()
        )
        return self.read(responses, "passages")

    def read(self, records: Iterable[Json], evidence: str) -> list[Record]:
        return [Record(data, self.alignment.cells(data.get(evidence) or ())) for data in records]

    def names(self, ids: Iterable[str | None]) -> tuple[str, ...]:
        return tuple(self.actors[key]["name"] for key in ids if key in self.actors)


class Comparison:
    """A gold document beside its prediction."""

    def __init__(self, gold: GoldDocument, prediction: Json) -> None:
        text = gold.document.text
        self.name = gold.name
        self.gold = Side(gold.records, Alignment(text, text))
        self.predicted = Side(prediction, Alignment(prediction.get("text", text), text))

    def same(self, predicted: str | None, gold: str | None) -> bool:
        """True if two actor ids, one of each side, name the same actor."""
        ours, theirs = self.predicted.actors.get(predicted or ""), self.gold.actors.get(gold or "")
        return ours is not None and theirs is not None and same_actor(ours, theirs)

    def likeness(self, predicted: str, gold: str) -> float:
        """Above nothing for the same actor, more if the two sides call it by the same name."""
        equal = self.predicted.names([predicted]) == self.gold.names([gold])
        return self.same(predicted, gold) * (1 + equal)

    def any_same(self, predicted: Sequence[str], gold: Sequence[str]) -> bool:
        return any(self.same(ours, theirs) for ours in predicted for theirs in gold)

    def finding(self, verdict: str, kind: str, side: Side, record: Record) -> Finding:
        return Finding(self.name, verdict, kind, side.names(who(record)), first_quote(record))

    def count_same(self, predicted: Sequence[str], gold: Sequence[str]) -> int:
        return len(pair(predicted, gold, self.same))


def compare_actors(comparison: Comparison, evaluation: Evaluation) -> None:
    """Actors that take part in a meeting or an allegation."""

    def used(side: Side) -> list[str]:
        meetings = (key for record in side.listed("meetings") for key in record.actors("participants"))
        allegations = (
            key
            for record in side.listed("allegations")
            for key in (record.data.get("accuser"), *record.actors("accused"))
            if key
        )
        return list(dict.fromkeys([*meetings, *allegations]))

    predicted, gold = used(comparison.predicted), used(comparison.gold)
    found = pair(predicted, gold, comparison.likeness)
    evaluation.scores["actors"].add(len(found), len(predicted), len(gold))


def compare_meetings(comparison: Comparison, evaluation: Evaluation) -> None:
    """A meeting is found if a passage overlaps and one participant is the same."""

    def weight(ours: Record, theirs: Record) -> float:
        overlap = len(ours.cells & theirs.cells)
        return overlap and overlap * comparison.any_same(ours.actors("participants"), theirs.actors("participants"))

    matching = Matching(comparison.predicted.listed("meetings"), comparison.gold.listed("meetings"), weight)
    settle("meetings", matching, comparison, evaluation)
    for ours, theirs in matching.records():
        compare_meeting(ours, theirs, comparison, evaluation)


def compare_meeting(ours: Record, theirs: Record, comparison: Comparison, evaluation: Evaluation) -> None:
    us, them = ours.actors("participants"), theirs.actors("participants")
    evaluation.scores["participants"].add(comparison.count_same(us, them), len(us), len(them))
    accuracies = evaluation.accuracies
    if place := theirs.data.get("place"):
        accuracies["place"].add(bool(set(bare(ours.data.get("place") or "")) & set(bare(place))))
    if date := theirs.data.get("date"):
        accuracies["date"].add(certain(ours.data.get("date")) == certain(date))
    accuracies["status"].add(status(ours) == status(theirs))


def compare_allegations(comparison: Comparison, evaluation: Evaluation) -> None:
    """An allegation is found if a passage overlaps and an accused or the accuser is the same. Of those in the
    publication's own voice only the matched ones count, on either side."""

    def weight(ours: Record, theirs: Record) -> float:
        overlap = len(ours.cells & theirs.cells)
        return overlap and overlap * (
            comparison.any_same(ours.actors("accused"), theirs.actors("accused"))
            or comparison.same(ours.data.get("accuser"), theirs.data.get("accuser"))
        )

    matching = Matching(comparison.predicted.listed("allegations"), comparison.gold.listed("allegations"), weight)
    settle("allegations", matching, comparison, evaluation, waived=in_own_voice)
    for ours, theirs in matching.records():
        us, them = ours.actors("accused"), theirs.actors("accused")
        evaluation.scores["accused"].add(comparison.count_same(us, them), len(us), len(them))
        accuser = theirs.data.get("accuser")
        right = comparison.same(ours.data.get("accuser"), accuser) if accuser else not ours.data.get("accuser")
        evaluation.accuracies["accuser"].add(right)


def compare_answers(comparison: Comparison, evaluation: Evaluation) -> None:
    """An answer is found if a passage overlaps and the stance is the same; to deny and to reject are one."""

    def weight(ours: Record, theirs: Record) -> float:
        return len(ours.cells & theirs.cells) * (stance(ours) == stance(theirs))

    gold = [answer for answer in comparison.gold.answers() if answer.data.get("passages")]
    settle("answers", Matching(comparison.predicted.answers(), gold, weight), comparison, evaluation)


def compare_statements(comparison: Comparison, evaluation: Evaluation) -> None:
    """A statement is found if half of the two contents taken together is common to both."""

    def weight(ours: Record, theirs: Record) -> float:
        overlap = len(ours.cells & theirs.cells)
        share = overlap / len(ours.cells | theirs.cells) if overlap else 0.0
        return share if share >= CONTENT_OVERLAP else 0.0

    matching = Matching(
        comparison.predicted.listed("statements", "content"), comparison.gold.listed("statements", "content"), weight
    )
    wanted = settle("statements", matching, comparison, evaluation)
    for name, indirect in (("direct", False), ("indirect", True)):
        evaluation.scores[name].add(
            sum(is_indirect(theirs) == indirect for _, theirs in matching.records()),
            sum(is_indirect(record) == indirect for record in matching.predicted),
            sum(is_indirect(record) == indirect for record in wanted),
        )
    for ours, theirs in matching.records():
        evaluation.accuracies["speaker"].add(same_speaker(ours, theirs, comparison))


def settle(
    kind: str,
    matching: Matching,
    comparison: Comparison,
    evaluation: Evaluation,
    waived: Callable[[Record], bool] = lambda record: False,
) -> list[Record]:
    """Count one kind's records with their rules and confidence, and note misses and false drafts. Waived and optional
    ones count only where they are matched. Returns the gold records that count."""
    drafts = [record for i, record in enumerate(matching.predicted) if i in matching.found or not waived(record)]
    wanted = [
        record for j, record in enumerate(matching.gold) if j in matching.met or not (record.optional or waived(record))
    ]
    evaluation.scores[kind].add(len(matching.pairs), len(drafts), len(wanted))
    found, met = [ours for ours, _ in matching.records()], [theirs for _, theirs in matching.records()]
    for draft in drafts:
        evaluation.judge(kind, draft.data, draft in found)
    missed = [comparison.finding("missed", kind, comparison.gold, record) for record in wanted if record not in met]
    false = [
        comparison.finding("false", kind, comparison.predicted, record) for record in drafts if record not in found
    ]
    evaluation.findings += missed + false
    return wanted


# -- what two records have in common


class Matching:
    """Which drafts are which gold records."""

    def __init__(
        self, predicted: Sequence[Record], gold: Sequence[Record], weight: Callable[[Record, Record], float]
    ) -> None:
        self.predicted, self.gold = predicted, gold
        self.pairs = pair(predicted, gold, weight)
        self.found, self.met = {ours for ours, _ in self.pairs}, {theirs for _, theirs in self.pairs}

    def records(self) -> list[tuple[Record, Record]]:
        return [(self.predicted[ours], self.gold[theirs]) for ours, theirs in self.pairs]


def pair(predicted: Sequence[T], gold: Sequence[U], weight: Callable[[T, U], float]) -> list[tuple[int, int]]:
    """One-to-one pairs of positions with a weight above nothing, the heaviest first, equal ones in the order given."""
    weights = [(weight(ours, theirs), i, j) for i, ours in enumerate(predicted) for j, theirs in enumerate(gold)]
    taken, met, pairs = set(), set(), []
    for heavy, i, j in sorted(weights, key=lambda candidate: -candidate[0]):
        if heavy > 0 and i not in taken and j not in met:
            taken.add(i)
            met.add(j)
            pairs.append((i, j))
    return pairs


def who(record: Record) -> list[str]:
    """The ids of all actors of a record, of whatever kind it is."""
    single = [record.data.get(key) for key in ("accuser", "speaker", "actor")]
    return [key for key in (*record.actors("participants"), *single, *record.actors("accused")) if key]


def first_quote(record: Record) -> str:
    evidence = record.data.get("content") or record.data.get("passages") or [{}]
    return str(evidence[0].get("quote", ""))


def certain(date: str | None) -> str | None:
    """An EDTF date without its marks of doubt."""
    return (date or "").strip().replace("?", "").replace("~", "") or None


def status(record: Record) -> str:
    return record.data.get("status") or MeetingStatus.HELD.value


def stance(record: Record) -> str | None:
    value = record.data.get("stance")
    return Stance.DENIES.value if value == Stance.REJECTS else value


def in_own_voice(record: Record) -> bool:
    return record.data.get("accuser_text") == AccuserVoice.PUBLICATION and not record.data.get("accuser")


def is_indirect(record: Record) -> bool:
    return record.data.get("directness") == Directness.INDIRECT


def same_speaker(ours: Record, theirs: Record, comparison: Comparison) -> bool:
    """A described speaker ("a senior official") is the same if the descriptions share a word."""
    if speaker := theirs.data.get("speaker"):
        return comparison.same(ours.data.get("speaker"), speaker)
    return bool(set(bare(ours.data.get("speaker_text") or "")) & set(bare(theirs.data.get("speaker_text") or "")))


# -- names


def same_actor(predicted: Json, gold: Json) -> bool:
    """True if a name or alias of one equals one of the other without titles; for persons a part of it is enough."""
    return any(
        same_name(ours, theirs, gold.get("kind") == "person")
        for ours in (predicted.get("name") or "", *(predicted.get("aliases") or ()))
        for theirs in (gold.get("name") or "", *(gold.get("aliases") or ()))
    )


@cache
def same_name(predicted: str, gold: str, person: bool) -> bool:
    ours, theirs = bare(predicted), bare(gold)
    if not ours or not theirs:
        return False
    return ours == theirs or (person and (set(ours) <= set(theirs) or set(theirs) <= set(ours)))


@cache
def bare(name: str) -> tuple[str, ...]:
    """A name's words in lower case without accents, possessive, titles and articles; of a mere title, all of them."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    words = tuple(word.strip(".") for word in re.findall(r"[a-z0-9.]+", re.sub(r"'s\b", "", plain).replace("-", " ")))
    return tuple(word for word in words if word not in TITLES) or words


# -- characters


class Alignment:
    """Where the characters of a predicted text stand in the gold text, both counted without white space."""

    def __init__(self, predicted: str, gold: str) -> None:
        self.before = [0, *accumulate(not character.isspace() for character in predicted)]
        ours, theirs = "".join(predicted.split()), "".join(gold.split())
        self.places = identity(ours, theirs) or blocks(ours, theirs)

    def cells(self, spans: Iterable[Json]) -> frozenset[int]:
        """Numbers of the gold text's characters that the spans cover; what has no counterpart there is left out."""
        last = len(self.before) - 1
        return frozenset(
            place
            for span in spans
            for i in range(self.before[min(max(span["start"], 0), last)], self.before[min(max(span["end"], 0), last)])
            if (place := self.places(i)) is not None
        )


def identity(ours: str, theirs: str) -> Callable[[int], int | None] | None:
    """The mapping where one text is a part of the other, as with a headline in front; None where neither is."""
    if theirs and theirs in ours:
        shift = -ours.find(theirs)
    elif ours and ours in theirs:
        shift = theirs.find(ours)
    elif ours == theirs:
        shift = 0
    else:
        return None
    return lambda i: i + shift if i + shift >= 0 else None


def blocks(ours: str, theirs: str) -> Callable[[int], int | None]:
    """The mapping by common blocks of two different texts."""
    matching = difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return {a + k: b + k for a, b, size in matching for k in range(size)}.get
