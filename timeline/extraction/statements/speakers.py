"""Who speaks: the noun that a verb of saying has as its speaker, wherever the parse hangs it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from timeline.extraction.lexicon import words
from timeline.extraction.quotations import Quoted
from timeline.extraction.statements.ranges import is_spaced
from timeline.extraction.syntax import FINITE_TAGS, NOMINAL, VERBAL, Parse

NOBODY = frozenset({"nobody", "none", "nothing", "no-one", "neither"})
THINGS = frozenset({"it", "this", "that", "these", "those", "which", "what", "there"})
QUOTERS = frozenset({"quote", "cite"})
SPEAKING_TAGS = frozenset({"WP", "WDT", "DT", "CD", "JJ"})  # "who", "some", "two", "many"
RELATIVE_TAGS = frozenset({"WP", "WDT"})
LABEL_ENDS = frozenset({":", "-", "–", "—", "--"})
PLACED = frozenset({"from", "in", "at"})
MOST_CONJUNCTS = 5  # verbs in one row that are looked through
LONGEST_LABEL = 8  # tokens of a dateline or of a label
FARTHEST = 6  # steps up the tree to a shared subject
NEXT_WORDS = 8  # how far behind '"...," said' a lost speaker may stand


@dataclass(frozen=True, slots=True)
class Speaker:
    """Heads of the phrases for who speaks and who passes it on; `own` if the former hangs on the verb itself."""

    source: int
    own: bool
    relayer: int | None = None
    quoter: int | None = None  # the verb of "X was quoted as saying", whose block that of "saying" is part of


def find_speaker(parse: Parse, quoted: Quoted, verb: int) -> Speaker | None:
    """The speaker of a verb of saying, or None where nobody is named or nothing that can speak."""
    speaker = quoted_as_saying(parse, verb) or grammatical(parse, verb)
    if speaker is not None and quoted.at(speaker.source) is not None:
        speaker = None
    if (speaker is None or not speaker.own) and not parse.is_passive(verb):
        lost = lost_speaker(parse, quoted, verb)
        speaker = Speaker(lost, own=True) if lost is not None else speaker
    if speaker is None or not can_speak(parse, speaker.source, parse.lemmas[verb]):
        return None
    return speaker


def quoted_as_saying(parse: Parse, verb: int) -> Speaker | None:
    """In "X quoted Y as saying" and "Y was quoted by X as saying", Y speaks and X passes it on."""
    quoter = parse.heads[parse.heads[verb]]
    if parse.lowers[parse.heads[verb]] != "as" or parse.lemmas[quoter] not in QUOTERS:
        return None
    if parse.is_passive(quoter):
        source, relayer = parse.subject(quoter), next(iter(parse.agents(quoter)), None)
    else:
        source, relayer = next(iter(parse.objects(quoter)), None), parse.subject(quoter)
    return Speaker(source, own=False, relayer=relayer, quoter=quoter) if source is not None else None


def grammatical(parse: Parse, verb: int) -> Speaker | None:
    """The subject, or the agent of a passive."""
    passive = parse.is_passive(verb)
    source = next(iter(parse.agents(verb)), None) if passive else subject_of(parse, outer_verb(parse, verb))
    moved = False
    if source is not None and source < verb:
        behind = behind_label(parse, source, verb)
        moved = behind != source
        source = issuer(parse, behind, verb)
    if source is None or not is_nominal(parse, source):
        return None
    return Speaker(source, own=moved or parse.heads[source] == verb)


def subject_of(parse: Parse, verb: int) -> int | None:
    """The subject of a verb; of "made a point of saying" that of "made"."""
    subject = parse.subject(verb)
    if subject is not None or parse.deps[verb] != "pcomp":
        return subject if subject is None else named_behind(parse, verb, subject)
    above = [token for token in islice(parse.ancestors(verb), FARTHEST) if parse.pos[token] in VERBAL]
    return next((own for token in above if (own := parse.own_subject(token)) is not None), None)


def named_behind(parse: Parse, verb: int, subject: int) -> int:
    """The nearer of two subjects: the name in "The opposition Free List", of which the parse makes two."""
    for token in parse.kids(verb, ("nsubj",)):
        edge = parse.left[token]
        set_off = parse.words[edge - 1] == "," and parse.words[verb + 1 : verb + 2] == [","]
        aside = edge > subject + 1 and set_off  # "Two of them, the authors write, were there"
        if token > subject and (aside or (parse.pos[token] == "PROPN" and edge == subject + 1)):
            return token
    return subject


def is_nominal(parse: Parse, source: int) -> bool:
    """True for nouns, for "some" and "many", and for what the tagger mistook but the parse has as a subject."""
    if parse.pos[source] in NOMINAL or parse.tags[source] in SPEAKING_TAGS:
        return True
    return parse.deps[source] == "nsubj" and parse.pos[source] in ("ADV", "ADJ", "NUM", "X")


def issuer(parse: Parse, source: int, verb: int) -> int:
    """In "X issued a statement saying" X speaks, not the statement."""
    if (
        parse.deps[verb] != "acl"
        or parse.deps[source] != "dobj"
        or parse.lemmas[source] not in words("statements", "documents")
    ):
        return source
    subject = parse.subject(parse.heads[source])
    return source if subject is None else subject


def outer_verb(parse: Parse, verb: int) -> int:
    """For "she said that A had left and called for B": the verb whose subject calls, which the tenses tell."""
    if parse.deps[verb] != "conj" or parse.own_subject(verb) is not None:
        return verb
    aside = parse.heads[verb]
    if parse.deps[aside] == "parataxis":  # "The guards left, the report says, and told nobody"
        return parse.heads[aside] if tense(parse, verb) == tense(parse, parse.heads[aside]) else verb
    said = verb
    for _ in range(MOST_CONJUNCTS):
        said = parse.heads[said] if parse.deps[said] == "conj" else said
    saying = parse.heads[said]
    if parse.deps[said] != "ccomp" or saying > said or said == saying:
        return verb
    tenses = [tense(parse, token) for token in (saying, said, verb)]
    return saying if tenses[0] == tenses[2] != tenses[1] else verb


def tense(parse: Parse, verb: int) -> str:
    """Of a verb: past, present, modal or none; "had left" and "has left" are perfect."""
    auxiliaries = parse.auxiliaries(verb)
    for i in [*auxiliaries, verb]:
        if parse.tags[i] in FINITE_TAGS:
            name = {"VBD": "past", "MD": "modal"}.get(parse.tags[i], "present")
            return f"{name} perfect" if i != verb and parse.lemmas[i] == "have" else name
    return ""


def behind_label(parse: Parse, source: int, verb: int) -> int:
    """In "Q: Officials say", "ROME - Officials say" the parse may take the label for the subject; not so here."""
    start = parse.paragraphs[parse.paragraph_of[source]][0]
    if source - start > LONGEST_LABEL:
        return source
    for mark in range(source + 1, min(verb, start + 2 * LONGEST_LABEL)):
        if parse.words[mark] in LABEL_ENDS and is_spaced(parse, mark):
            behind = (i for i in range(mark + 1, verb) if parse.pos[i] in NOMINAL and not mark < parse.heads[i] < verb)
            return next(behind, source)
    return source


def lost_speaker(parse: Parse, quoted: Quoted, verb: int) -> int | None:
    """The speaker of a verb whose subject the parse hangs elsewhere: behind it after a quotation, else before it."""
    start, end = parse.sentence(verb)
    if verb > start and quoted.at(verb - 1) is not None:
        for i in range(verb + 1, min(verb + NEXT_WORDS, end)):
            if parse.pos[i] in NOMINAL and parse.deps[i] != "compound" and quoted.at(i) is None:
                return i
    own = parse.own_subject(verb)
    if own is None and (inverted := behind_inverted(parse, verb)) is not None:
        return inverted
    if parse.tags[verb] not in FINITE_TAGS or (own is not None and parse.pos[own] in NOMINAL and not quoted.at(own)):
        return None
    comma = parse.words[verb - 1] == ","
    last = verb - 1 - comma
    if last < start or quoted.at(last) is not None:
        return None
    if parse.pos[last] not in NOMINAL:
        return last if not comma and last == start and is_name_elsewhere(parse, last) else None
    if comma:
        return set_off_name(parse, start, last)
    return parse.heads[last] if parse.deps[last] == "appos" else last


def behind_inverted(parse: Parse, verb: int) -> int | None:
    """The aide in "The road is open, explained an aide", whom the parse takes for the object."""
    thing = parse.kid(verb, ("dobj",))
    if thing is None or thing < verb or parse.words[verb - 1] != "," or parse.tags[verb] not in FINITE_TAGS:
        return None
    fronted = any(child < verb for child in parse.kids(verb, ("ccomp",)))
    return thing if fronted and parse.left[thing] == verb + 1 and parse.pos[thing] in NOMINAL else None


def is_name_elsewhere(parse: Parse, token: int) -> bool:
    """True for "Lully", which the tagger takes for an adverb here, if it is a name at another place of the text."""
    return parse.tags[token] in ("RB", "JJ") and namesake(parse, token) is not None


def namesake(parse: Parse, token: int) -> int | None:
    """The same word where it is tagged as a name."""
    if not parse.words[token][:1].isupper():
        return None
    word = parse.words[token]
    return next((i for i, other in enumerate(parse.words) if other == word and parse.pos[i] == "PROPN"), None)


def set_off_name(parse: Parse, start: int, last: int) -> int | None:
    """In "A, Jane Doe, the minister for B, wrote": Jane Doe, found from the last noun before the comma.

    In "Jane Doe, who came late, said" she may be parsed as the subject of "came".
    """
    name = None
    while start <= last:
        edge = parse.left[last]
        if parse.pos[last] in NOMINAL and edge > start and parse.words[edge - 1] in (",", '"', "''"):
            name = last
        if parse.heads[last] >= last:
            break
        last = parse.heads[last]
    if name is None and start <= last and parse.left[last] == start:
        return parse.own_subject(last)
    return name


def can_speak(parse: Parse, source: int, lemma: str) -> bool:
    """False for "nobody", and for things as subjects of verbs that need no speaker: "the meeting suggests"."""
    if parse.lowers[source] in NOBODY or parse.deps[source] == "expl":
        return False
    if any(parse.lowers[c] in ("no", "neither") for c in parse.kids(source, ("det",))):
        return False
    if is_relative(parse, source):
        source = antecedent(parse, source)
    if lemma in words("statements", "findings"):
        return parse.lemmas[source] in words("statements", "inquiries") or parse.tags[source] == "NNP"
    if lemma not in words("statements", "weak"):
        return True
    if parse.pos[source] == "NOUN":
        return parse.lemmas[source] in speaking_nouns() or namesake(parse, source) is not None
    return parse.lowers[source] not in THINGS


@lru_cache(maxsize=1)
def speaking_nouns() -> frozenset[str]:
    """Common nouns for people, bodies and writings."""
    classes = ("roles", "bodies", "sides", "crowds", "media_nouns", "organisation_nouns", "country_nouns")
    people = frozenset().union(*(words("actors", name) for name in classes))
    return people | words("statements", "documents")


def is_relative(parse: Parse, source: int | None) -> bool:
    """True for "who", "which" and "whose office"."""
    if source is None:
        return False
    return parse.tags[source] in RELATIVE_TAGS or any(parse.tags[c] == "WP$" for c in parse.children[source])


def antecedent(parse: Parse, relative: int) -> int:
    """The noun that "who" or "which" stands for; itself where there is none."""
    for above in parse.ancestors(relative):
        if above < relative and parse.pos[above] in NOMINAL:
            return whose_place(parse, above) if parse.tags[relative] == "WP" else above
    return relative


def whose_place(parse: Parse, noun: int) -> int:
    """The diplomat of "a diplomat from the north who said": of places "who" is not said."""
    preposition = parse.heads[noun]
    person = preposition - 1
    if parse.deps[noun] != "pobj" or parse.lowers[preposition] not in PLACED or person < 0:
        return noun
    return person if parse.lemmas[person] in words("actors", "roles") else noun
