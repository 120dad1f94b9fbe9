"""Who said what.

`cues` finds the words of saying and `speakers` who says it, `content` what was said (by `clauses` and `phrases`, with
its end in `tails`), `transcripts` reads conversations, `drafts` joins quotations that go on. Here drafts become
candidates, in the order of the text, with the speaker whom the cast knows and the `circumstances`.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.actors import Cast
from timeline.extraction.candidates import DateMention, Span, StatementCandidate
from timeline.extraction.lexicon import table, words
from timeline.extraction.quotations import Quotation, Quoted
from timeline.extraction.statements.circumstances import Dates, addressees_of, channel_of, date_of
from timeline.extraction.statements.drafts import Draft, draft_statements
from timeline.extraction.statements.ranges import is_spaced
from timeline.extraction.statements.speakers import LABEL_ENDS, QUOTERS, antecedent, is_relative, namesake, tense
from timeline.extraction.statements.transcripts import find_turns
from timeline.extraction.syntax import NOMINAL, Parse
from timeline.vocabulary import ActorKind, Directness

PHRASE_RULES = frozenset({"accused-of", "called", "called-for", "spoke-of", "thing-said"})
LOOK_BACK = 150  # tokens before "the letter" in which it is looked for
SOME = frozenset({"some", "several", "many", "few", "other", "more", "most"})
WRITERS = frozenset({"i", "we"})
DOUBLE = frozenset({'"', "''"})


def find_statements(
    parse: Parse, quotations: Sequence[Quotation], cast: Cast, dates: Sequence[DateMention]
) -> list[StatementCandidate]:
    """All statements, in the order of the text; of two that start together the one that holds the other comes first."""
    quoted = Quoted(parse, quotations)
    drafts = draft_statements(parse, quoted, find_turns(parse, cast))
    for draft in drafts:
        name_speaker(parse, cast, draft)
    drafts = [draft for draft in drafts if not is_in_own_voice(parse, quoted, draft)]
    numbers = {id(draft): n for n, draft in enumerate(drafts)}
    marked = inside_marks(parse, quotations)
    said = Dates(parse, dates)
    return [candidate(parse, cast, said, marked, numbers, draft) for draft in drafts]


def name_speaker(parse: Parse, cast: Cast, draft: Draft) -> None:
    """Resolve the speaker, outer statements first, and let the cast know who "I" is in what was said."""
    if draft.speaker is None and draft.source is not None:
        draft.speaker = actor_of(parse, cast, draft.source)
        if draft.speaker is None and (kind := kind_of_unnamed(parse, draft.source)) is not None:
            draft.speaker = cast.add_group(draft.source, kind=kind)
    if draft.speaker is not None:
        for start, end in draft.ranges:
            cast.quote(start, end, draft.speaker)


def is_in_own_voice(parse: Parse, quoted: Quoted, draft: Draft) -> bool:
    """ "I say it is a scandal" of whoever writes: an article's own words are no statement that it reports."""
    if draft.source is None or parse.lowers[draft.source] not in WRITERS or quoted.at(draft.source) is not None:
        return False
    quotes = draft.verb is not None and parse.lemmas[draft.verb] in QUOTERS  # "because, I quote, ..."
    if draft.outer is None:
        rhetorical = draft.verb is not None and parse.lowers[draft.verb] == "say"
        return quotes or (rhetorical and draft.speaker is None)
    now = draft.verb is not None and tense(parse, draft.verb) != "past"  # "I would say", not "I said in May"
    return quotes or (now and draft.outer.speaker == draft.speaker)


def actor_of(parse: Parse, cast: Cast, source: int) -> str | None:
    """The actor whom the head of a phrase means: of "who" its noun, of a letter its writer; None if several speak."""
    if is_relative(parse, source):
        source = antecedent(parse, source)
    if len(speakers_together(parse, source)) > 1:
        return None
    actor = cast.acting(source)
    if actor is not None and is_person_of(parse, cast, source, actor):
        return None
    if actor is None and (name := set_off_bearer(parse, source)) is not None:
        actor = cast.acting(name)
    if actor is None and parse.pos[source] not in NOMINAL and (same := namesake(parse, source)) is not None:
        return cast.acting(same)
    if actor is None and parse.lemmas[source] in words("statements", "documents"):
        return cast.speaks_for(source) or writer_of(parse, cast, source)
    return actor


def kind_of_unnamed(parse: Parse, source: int) -> ActorKind | None:
    """What kind of actor a phrase describes without a name: a service, a body, a post; None if anybody may be meant."""
    if is_crew(parse, source):
        return ActorKind.GROUP
    if parse.tags[source] != "NN" or not is_particular(parse, source):
        return None
    if parse.lemmas[source] in words("actors", "bodies") | words("statements", "houses"):
        return ActorKind.ORGANISATION
    return ActorKind.PERSON if parse.lemmas[source] in words("statements", "posts") else None


def is_particular(parse: Parse, source: int) -> bool:
    """ "the interior ministry", "the Union's secretariat", "the governor of the island": only one can be meant."""
    before = [c for c in parse.children[source] if c < source]
    told = any(parse.deps[c] in ("amod", "compound", "nmod", "poss") for c in before)
    owned = any(parse.deps[c] == "poss" and parse.pos[c] != "PRON" for c in before)
    definite = owned or any(parse.lowers[c] == "the" for c in before)
    return definite and (told or bool(parse.prepositional(source, ("of", "for"))))


def is_crew(parse: Parse, source: int) -> bool:
    """ "prosecutors", "engineers at the plant": people in one service, who are somebody without being named. A number
    of them ("two prosecutors") may be any."""
    if parse.tags[source] != "NNS" or parse.lemmas[source] not in words("statements", "crews"):
        return False
    return not any(parse.deps[c] == "nummod" or parse.lowers[c] in SOME for c in parse.children[source])


def is_person_of(parse: Parse, cast: Cast, source: int, side: str) -> bool:
    """True for "her spokeswoman", who speaks for a person but is another: a body's spokesman is the body's voice."""
    spokesman = parse.lemmas[source] in words("actors", "spokespeople")
    return spokesman and cast.at(source) is None and cast.kind(side) is ActorKind.PERSON


def set_off_bearer(parse: Parse, source: int) -> int | None:
    """The name in "the crew's cook, Ann Berg," and "a spokesman for the senator, Ben Hall,": it closes the phrase."""
    end = parse.right[source]
    for i in range(source + 1, end + 1):
        if parse.deps[i] == "appos" and parse.pos[i] == "PROPN" and parse.words[parse.left[i] - 1] == ",":
            return i if parse.right[i] >= end - 1 else None
    return None


def speakers_together(parse: Parse, source: int) -> list[int]:
    """The heads of "Roe and her deputy"."""
    return [token for token in parse.conjuncts(source) if token == source or parse.pos[token] in NOMINAL]


def writer_of(parse: Parse, cast: Cast, writing: int) -> str | None:
    """Who wrote "the letter": the subject of the verb that an earlier mention of a letter hangs on."""
    for i in range(writing - 1, max(-1, writing - LOOK_BACK), -1):
        if parse.lemmas[i] == parse.lemmas[writing] and parse.pos[i] == "NOUN":
            subject = parse.subject(parse.governing_verb(i))
            return cast.acting(subject) if subject is not None and subject != i else None
    return None


# -- candidates


def candidate(
    parse: Parse, cast: Cast, dates: Dates, marked: Sequence[bool], numbers: dict[int, int], draft: Draft
) -> StatementCandidate:
    source = speaker_span(parse, draft)
    return StatementCandidate(
        content=tuple(content_span(parse, start, end) for start, end in sorted(draft.ranges)),
        passages=passages(parse, draft),
        directness=directness(parse, marked, draft),
        speaker=draft.speaker,
        speaker_text=speaker_text(parse, draft, source) if source and draft.speaker is None else None,
        speaker_span=source,
        cue=parse.span(*draft.cue) if draft.cue else None,
        relayer=relayer(cast, draft),
        addressees=addressees_of(parse, cast, draft),
        channel=channel_of(parse, draft),
        date=date_of(parse, dates, draft),
        nested_in=numbers.get(id(draft.outer)) if draft.outer is not None else None,
        confidence=confidence(draft),
        rule=draft.rule,
    )


def speaker_span(parse: Parse, draft: Draft) -> Span | None:
    """The words for the speaker, none of them on the other side of the verb."""
    if draft.source is None:
        return None
    start, end = parse.noun_phrase(draft.source)
    end = max(end, parse.noun_phrase(speakers_together(parse, draft.source)[-1])[1])
    if draft.verb is not None and draft.source > draft.verb:
        start = max(start, draft.verb + 1)
    return parse.span(behind_dateline(parse, start, draft.source), end)


def speaker_text(parse: Parse, draft: Draft, source: Span) -> str:
    """The words for a speaker who is no known actor; of "who" those of its noun."""
    if draft.source is None or not is_relative(parse, draft.source):
        return source.quote
    noun = antecedent(parse, draft.source)
    return parse.span(*parse.noun_phrase(noun)).quote if noun != draft.source else source.quote


def behind_dateline(parse: Parse, start: int, source: int) -> int:
    """The start of a phrase without the dateline that the parse may hang on it."""
    marks = [i for i in range(start, source) if parse.words[i] in LABEL_ENDS and is_spaced(parse, i)]
    return marks[-1] + 1 if marks else start


def relayer(cast: Cast, draft: Draft) -> str | None:
    """Who passes it on: the one who quotes the speaker, or who makes the statement that this one lies in."""
    if draft.relayer is not None:
        return cast.acting(draft.relayer)
    if draft.outer is not None and draft.outer.speaker != draft.speaker:
        return draft.outer.speaker
    return None


def confidence(draft: Draft) -> float:
    """How often drafts of this rule are right on the development texts; less for what is said within what is said."""
    known = table("statements", "confidence")
    value = float(known.get(draft.rule, known["other"]))
    return round(value * known["nested"], 2) if draft.outer is not None else value


def content_span(parse: Parse, start: int, end: int) -> Span:
    """The words of one range, without a comma at its end, marks around all of it, or a mark without its twin."""
    marks = [
        i for i in range(start, end) if parse.words[i] in DOUBLE or (parse.words[i] == "'" and i in (start, end - 1))
    ]
    around = len(marks) == 2 and marks == [start, end - 1]
    odd = len(marks) % 2 == 1
    first = start + (around or (odd and marks[0] == start))
    last = end - (around or (odd and marks[-1] == end - 1 and marks[0] >= first))
    while last - 1 > first and parse.words[last - 1] == ",":
        last -= 1
    return parse.span(first, last) if first < last else parse.span(start, end)


def passages(parse: Parse, draft: Draft) -> tuple[Span, ...]:
    """The sentences of cue and content."""
    numbers = {parse.sentence_of[draft.cue[0]]} if draft.cue else set()
    for start, end in draft.ranges:
        numbers.update(range(parse.sentence_of[start], parse.sentence_of[end - 1] + 1))
    spans = [parse.span(*parse.sentences[n]) for n in sorted(numbers)]
    return tuple(span for span in spans if not span.quote.isspace())


def inside_marks(parse: Parse, quotations: Sequence[Quotation]) -> list[bool]:
    """For each token whether it is quoted, be it a single word."""
    marked = [False] * len(parse)
    for quotation in quotations:
        marked[quotation.start : quotation.end] = [True] * (quotation.end - quotation.start)
    return marked


def directness(parse: Parse, marked: Sequence[bool], draft: Draft) -> Directness:
    """Direct if all is quoted, or a turn of a conversation; indirect if nothing is; a quoted phrase is mixed."""
    if draft.rule in ("interview-answer", "name-colon"):
        return Directness.DIRECT
    spoken = [i for start, end in draft.ranges for i in range(start, end) if parse.pos[i] not in ("PUNCT", "SPACE")]
    quoted = sum(marked[i] for i in spoken)
    if quoted == 0:
        return Directness.INDIRECT
    whole = quoted == len(spoken) and draft.rule not in PHRASE_RULES
    return Directness.DIRECT if whole else Directness.MIXED
