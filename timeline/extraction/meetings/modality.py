"""What a text says of an event it names: it happened, is to come, was called off, is only talked of, or did not happen.

Meetings ask it. A finite verb answers by its tense; an infinitive, a participle or a noun by the words above: "agreed
to meet" is planned, "refused to meet" denied, "called for talks" open.
"""

from __future__ import annotations

from enum import Enum

from timeline.extraction.lexicon import words
from timeline.extraction.syntax import Parse

DEPTH = 6  # clauses that are looked up through


class Reality(Enum):
    HAPPENED = "happened"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    OPEN = "open"  # wished, asked for, possible, conditional
    DENIED = "denied"
    UNSAID = "unsaid"  # a noun in passing: "a condition of the talks"


def reality_of_verb(parse: Parse, verb: int, depth: int = DEPTH) -> Reality:
    """What is said of the event that a verb names."""
    if is_negated(parse, verb):
        return Reality.DENIED
    if not depth:
        return Reality.HAPPENED
    if is_habit(parse, verb):
        return Reality.OPEN
    if goes_on_infinitive(parse, verb):
        return governed(parse, parse.heads[verb], depth - 1)
    if parse.is_finite(verb):
        return by_tense(parse, verb)
    if is_conditional(parse, verb):
        return Reality.OPEN
    if parse.heads[verb] == verb:
        return Reality.OPEN if parse.tags[verb] == "VB" else Reality.HAPPENED
    return by_governor(parse, verb, depth - 1)


def goes_on_infinitive(parse: Parse, verb: int) -> bool:
    """ "was scheduled to lay flowers, talk to guards and leave": the parse hangs the later ones on "scheduled"."""
    above = parse.heads[verb]
    bare = parse.tags[verb] in ("VB", "VBP") and not parse.auxiliaries(verb) and parse.own_subject(verb) is None
    governing = parse.lemmas[above] in PLAN | OPEN | REFUSE and parse.kid(above, ("xcomp",)) is not None
    return bare and governing and parse.deps[verb] == "conj"


def is_negated(parse: Parse, verb: int) -> bool:
    """ "did not meet", "never met", "neither side met"; not "not only met"."""
    for child in parse.children[verb]:
        if parse.deps[child] == "neg" or parse.lowers[child] in NEVER:
            return parse.lowers[min(child + 1, len(parse) - 1)] not in ("only", "just")
    subject = parse.own_subject(verb)
    return subject is not None and any(
        parse.lowers[token] in ("no", "neither", "nobody", "none")
        for token in (subject, *parse.kids(subject, ("det", "preconj")))
    )


def is_conditional(parse: Parse, verb: int) -> bool:
    """ "if they met", "whether they met", "until they meet"."""
    return any(
        parse.lowers[child] in CONDITIONS
        for child in parse.children[verb]
        if child < verb and parse.deps[child] in ("mark", "advmod")
    )


def is_habit(parse: Parse, verb: int) -> bool:
    """ "often meet", "would only meet", "agreed to meet every week"."""
    if any(parse.lowers[child] in HABITS for child in parse.kids(verb, ("advmod",))):
        return True
    times = parse.kids(verb, ("npadvmod",))
    return any(parse.lowers[det] in ("every", "each") for time in times for det in parse.kids(time, ("det",)))


# -- finite verbs


def by_tense(parse: Parse, verb: int) -> Reality:
    auxiliaries = {parse.lowers[aux] for aux in parse.auxiliaries(verb)}
    if is_conditional(parse, verb) or auxiliaries & POSSIBLE:
        return Reality.OPEN
    if "would" in auxiliaries and ("have" in auxiliaries or parse.lemmas[verb] in WISHING):
        return Reality.OPEN
    if parse.deps[verb] in ("ccomp", "pcomp"):
        teller = parse.lemmas[parse.heads[verb]]
        if teller in REFUSE:
            return Reality.DENIED
        if teller in SUGGESTING:
            return Reality.OPEN
    return Reality.PLANNED if auxiliaries & FUTURE else Reality.HAPPENED


# -- infinitives and participles


def by_governor(parse: Parse, verb: int, depth: int) -> Reality:
    """By the word above a verb that has no tense of its own."""
    above = parse.heads[verb]
    if parse.deps[verb] == "pcomp" or parse.pos[above] == "ADP":
        return after_preposition(parse, above, depth)
    if parse.pos[above] in ("NOUN", "PROPN", "PRON"):
        return after_noun(parse, verb, above, depth)
    infinitive = any(parse.lowers[child] == "to" for child in parse.kids(verb, ("aux",)))
    if parse.lemmas[above] == "be" and infinitive and parse.deps[verb] in ("xcomp", "ccomp", "advcl"):
        return bound_to(parse, verb, above)
    if parse.deps[verb] in ("conj", "advcl") and not (infinitive and parse.lemmas[above] in PLAN | OPEN | REFUSE):
        return told_with(parse, verb, above, depth)
    return governed(parse, above, depth)


def bound_to(parse: Parse, verb: int, copula: int) -> Reality:
    """ "is to meet" is planned, "was to have met" came to nothing."""
    if any(parse.lowers[aux] == "have" for aux in parse.auxiliaries(verb)):
        return Reality.CANCELLED
    return Reality.DENIED if is_negated(parse, copula) else Reality.PLANNED


def told_with(parse: Parse, verb: int, above: int, depth: int) -> Reality:
    """ "left after meeting her", "came and met her": as real as the verb above; but "left without meeting her"."""
    if any(parse.lowers[child] in AGAINST for child in parse.children[verb]):
        return Reality.DENIED
    if parse.deps[verb] == "advcl" and is_negated(parse, above):
        return Reality.HAPPENED
    return reality_of_verb(parse, above, depth)


def governed(parse: Parse, above: int, depth: int) -> Reality:
    """By the class of the verb or adjective above, and what is said of that in turn."""
    lemma = parse.lemmas[above]
    if lemma in CANCEL:
        return Reality.CANCELLED
    if lemma in REFUSE or is_negated(parse, above):
        return Reality.DENIED
    if lemma in OPEN:
        return Reality.OPEN
    outer = reality_of_verb(parse, parse.governing_verb(above), depth)
    if lemma == "suppose" and any(parse.tags[aux] == "VBD" for aux in parse.auxiliaries(above)):
        return Reality.CANCELLED  # "was supposed to meet"
    coming = lemma in PLAN or (lemma == "go" and parse.tags[above] == "VBG")  # "is going to meet"
    return Reality.PLANNED if coming and outer is Reality.HAPPENED else outer


def after_noun(parse: Parse, verb: int, noun: int, depth: int) -> Reality:
    """ "plans to meet", "an offer to meet", "the man meeting him"."""
    if parse.lemmas[noun] in OPEN_NOUNS:
        return Reality.OPEN
    if parse.tags[verb] in ("VBN", "VBG") and parse.lemmas[verb] not in PLAN:
        return Reality.HAPPENED
    if parse.deps[noun] in ("dobj", "nsubjpass") and parse.lemmas[parse.heads[noun]] in CANCEL:
        return Reality.CANCELLED
    outer = reality_of_verb(parse, parse.governing_verb(noun), depth)
    return Reality.PLANNED if parse.lemmas[noun] in PLAN_NOUNS and outer is Reality.HAPPENED else outer


def after_preposition(parse: Parse, preposition: int, depth: int) -> Reality:
    """ "after meeting", "without meeting", "the possibility of meeting", "prevented from meeting"."""
    if parse.lowers[preposition] in AGAINST:
        return Reality.DENIED
    above = parse.heads[preposition]
    while parse.deps[above] == "prep" and parse.heads[above] != above:
        above = parse.heads[above]
    if parse.lowers[preposition] in TIMES:
        return reality_of_verb(parse, parse.governing_verb(above), depth)
    if parse.pos[above] in ("NOUN", "PROPN"):
        return Reality.OPEN if parse.lemmas[above] in OPEN_NOUNS else Reality.PLANNED
    return governed(parse, above, depth)


# -- nouns


def reality_of_noun(parse: Parse, noun: int) -> Reality:
    """What is said of the event that a noun names, by its place in the clause, else by what stands before it."""
    for clause in parse.kids(noun, ("acl", "relcl")):
        if parse.lemmas[clause] in CANCEL | POSTPONE and parse.is_passive(clause):
            return acted_on(parse, clause)
    top = measured(parse, noun)
    said = by_place(parse, top)
    if said in (Reality.PLANNED, Reality.UNSAID) and is_called_off_later(parse, top):
        return Reality.CANCELLED
    if said not in (Reality.UNSAID, Reality.OPEN):
        return said
    scheduled = [clause for clause in parse.kids(noun, ("acl", "relcl")) if parse.lemmas[clause] in PLAN]
    return modified(parse, noun) or (Reality.PLANNED if scheduled else said)


def is_called_off_later(parse: Parse, top: int) -> bool:
    """ "A meeting had been planned but fell through", "was due on Friday but has been cancelled"."""
    if parse.deps[top] not in ("nsubj", "nsubjpass"):
        return False
    later = [verb for verb in parse.conjuncts(parse.heads[top])[1:] if parse.own_subject(verb) is None]
    return any(
        parse.lemmas[verb] in CANCEL or (parse.lemmas[verb] in ("fall", "call") and has_particle(parse, verb, OFF))
        for verb in later
    )


def by_place(parse: Parse, top: int) -> Reality:
    """By what the noun, or the measure above it, is in its clause."""
    dep, above = parse.deps[top], parse.heads[top]
    while dep in ("conj", "appos") and parse.heads[above] != above:
        dep, above = parse.deps[above], parse.heads[above]
    if dep == "pobj":
        return under_preposition(parse, above)
    if parse.pos[above] not in ("VERB", "AUX"):
        return Reality.UNSAID
    if dep == "nsubj":
        return as_subject(parse, above)
    return acted_on(parse, above) if dep in ("dobj", "nsubjpass", "attr", "oprd", "dative") else Reality.UNSAID


def modified(parse: Parse, noun: int) -> Reality | None:
    for child in parse.children[noun]:
        lower = parse.lowers[child]
        if child < noun and lower in PLANNED_WORDS:
            return Reality.PLANNED
        if child < noun and lower in PROPOSED_WORDS:
            return Reality.OPEN
        if child < noun and lower in CANCELLED_WORDS:
            return Reality.CANCELLED
    return None


def measured(parse: Parse, noun: int) -> int:
    """The head of "two days of talks", "a round of talks": what stands for the noun in the clause."""
    while parse.deps[noun] == "pobj" and parse.lowers[parse.heads[noun]] == "of":
        above = parse.heads[parse.heads[noun]]
        if parse.lemmas[above] not in MEASURE:
            break
        noun = above
    return noun


def as_subject(parse: Parse, verb: int) -> Reality:
    """ "the talks took place", "will resume", "are due", "did not go ahead"; what they brought about says nothing."""
    copular = parse.lemmas[verb] in COPULAS
    for complement in parse.kids(verb, ("acomp", "attr", "oprd", "xcomp", "ccomp")) if copular else ():
        lemma = parse.lemmas[complement]
        if lemma in PLAN:
            return Reality.DENIED if is_negated(parse, verb) else Reality.PLANNED
        if lemma in OPEN:
            return Reality.OPEN
    if has_particle(parse, verb, ("through", "off")) and parse.lemmas[verb] in ("fall", "be"):
        return Reality.CANCELLED
    if parse.lemmas[verb] in FAILING:
        return reality_of_verb(parse, verb)
    if parse.lemmas[verb] == "slip":
        return Reality.PLANNED
    for infinitive in parse.kids(verb, ("xcomp",)):
        if parse.lemmas[verb] == "be" and parse.lemmas[infinitive] in HAPPENING:
            return reality_of_verb(parse, infinitive)
    if parse.lemmas[verb] not in HAPPENING and not has_particle(parse, verb, ("ahead", "under", "forward")):
        return Reality.UNSAID
    said = reality_of_verb(parse, verb)
    return Reality.CANCELLED if said is Reality.DENIED else said


def acted_on(parse: Parse, verb: int) -> Reality:
    """ "held talks", "cancelled the visit", "proposed a summit", "put off the talks until May"."""
    lemma = parse.lemmas[verb]
    if lemma in POSTPONE and (lemma not in ("put", "push") or has_particle(parse, verb, ("off", "back"))):
        return Reality.PLANNED if has_particle(parse, verb, ("until", "till", "to", "for")) else Reality.CANCELLED
    if lemma == "call":
        return Reality.CANCELLED if has_particle(parse, verb, ("off",)) else Reality.UNSAID
    if lemma == "rule" and not has_particle(parse, verb, ("out",)):
        return Reality.UNSAID
    if lemma not in HAPPENING | PLAN | OPEN | REFUSE | CANCEL:
        return Reality.UNSAID
    said = governed(parse, verb, DEPTH)
    passive = any(parse.deps[child] == "nsubjpass" for child in parse.children[verb])
    return Reality.CANCELLED if passive and said is Reality.DENIED and lemma in HAPPENING else said


def has_particle(parse: Parse, verb: int, particles: tuple[str, ...]) -> bool:
    return any(parse.lowers[child] in particles for child in parse.children[verb])


def under_preposition(parse: Parse, preposition: int) -> Reality:
    """ "after talks", "travelled for talks", "called for talks", "the offer of talks", "ahead of talks"."""
    lower, above = parse.lowers[preposition], parse.heads[preposition]
    while parse.deps[above] == "prep" and parse.heads[above] != above:
        lower, above = lower if lower != "of" else parse.lowers[above], parse.heads[above]
    if parse.pos[above] in ("NOUN", "PROPN") and parse.lemmas[above] not in MEASURE:
        if parse.lemmas[above] in OPEN_NOUNS:
            return Reality.OPEN
        if parse.lemmas[above] in CANCELLATION:
            return Reality.CANCELLED
        if parse.lemmas[above] in PLAN_NOUNS:
            return Reality.PLANNED
    verb = parse.governing_verb(above)
    if parse.lemmas[verb] in STAYING_AWAY and lower in ("out", "of", "from"):
        return Reality.CANCELLED
    if lower in ("out", "of") and parse.lemmas[verb] in LEAVING:
        return reality_of_verb(parse, verb)
    travelling = lower == "on" and any(parse.lemmas[noun] in JOURNEY for noun in parse.kids(preposition, ("pobj",)))
    if lower in THEN or travelling:
        return Reality.PLANNED if is_to_come(parse, verb) else Reality.HAPPENED
    if lower == "by" and parse.lemmas[verb] in ("follow", "precede"):
        return reality_of_verb(parse, verb)
    if lower in TOWARDS and parse.pos[verb] in ("VERB", "AUX"):
        return towards(parse, verb)
    return Reality.UNSAID


def is_to_come(parse: Parse, verb: int) -> bool:
    """ "will sign at the summit", "is due to sign at the summit"; not "agreed after talks to sign"."""
    while not parse.is_finite(verb) and parse.deps[verb] in ("xcomp", "conj", "acomp", "pcomp", "prep"):
        above = parse.heads[verb]
        if parse.lemmas[above] == "be" or (parse.pos[above] == "ADJ" and parse.lemmas[above] in PLAN):
            return reality_of_verb(parse, verb) is Reality.PLANNED
        verb = above
    return parse.pos[verb] in ("VERB", "AUX") and reality_of_verb(parse, verb) is Reality.PLANNED


def towards(parse: Parse, verb: int) -> Reality:
    """ "flew in for talks", "was due in Paris for talks", "called for talks", "agreed to talks"."""
    for complement in parse.kids(verb, ("acomp", "attr", "xcomp")):
        if parse.lemmas[complement] in PLAN:
            return Reality.PLANNED
        if parse.lemmas[complement] in OPEN:
            return Reality.OPEN
    if parse.lemmas[verb] == "say" and has_particle(parse, verb, ("no",)):
        return Reality.DENIED
    return governed(parse, verb, DEPTH)


def unless_called_off(parse: Parse, token: int, said: Reality) -> Reality:
    """What is planned within something that was called off: "cancelled the trip she had planned for talks"."""
    if said is not Reality.PLANNED:
        return said
    for above in parse.ancestors(token):
        if parse.deps[above] in ("dobj", "nsubjpass") and parse.lemmas[parse.heads[above]] in CANCEL:
            return Reality.CANCELLED
    return said


def is_question(parse: Parse, token: int) -> bool:
    """True in a sentence that asks."""
    start, end = parse.sentence(token)
    while end > start and (parse.pos[end - 1] == "SPACE" or parse.words[end - 1] in ('"', "'", ")")):
        end -= 1
    return end > start and parse.words[end - 1] == "?"


OFF = ("through", "off")
STAYING_AWAY = frozenset({"pull", "back", "drop", "bow", "withdraw"})
LEAVING = frozenset({"walk", "storm", "come", "emerge", "file"})
HABITS = frozenset({"often", "usually", "regularly", "sometimes", "frequently", "always", "only", "rarely"})
COPULAS = frozenset({"be", "remain", "seem", "appear", "look", "become"})
NEVER = frozenset({"never", "neither", "nor", "hardly", "barely", "scarcely"})
POSSIBLE = frozenset({"could", "may", "might", "should", "must", "can", "ought"})
FUTURE = frozenset({"will", "shall", "'ll", "wo", "would", "'d"})
CONDITIONS = frozenset({"if", "unless", "whether", "until", "till", "lest", "once"})
AGAINST = frozenset({"without", "against", "instead", "besides", "from", "than"})
TIMES = frozenset(
    {"after", "before", "in", "by", "while", "since", "upon", "on", "following", "when", "during", "besides"}
)
THEN = frozenset({"after", "during", "in", "at", "following", "since", "throughout", "amid", "from", "through", "over"})
TOWARDS = frozenset({"for", "to"})
WISHING = frozenset({"like", "love", "prefer", "want", "welcome"})
SUGGESTING = frozenset(
    {"hope", "hop", "suggest", "propose", "demand", "urge", "insist", "wish", "doubt", "recommend", "ask"}
)
PLAN = words("meetings", "plan")
CANCEL = words("meetings", "cancel")
POSTPONE = words("meetings", "postpone")
OPEN = words("meetings", "open")
REFUSE = words("meetings", "refuse")
HAPPENING = words("meetings", "hold")
MEASURE = words("meetings", "measure")
PLAN_NOUNS = words("meetings", "plan_nouns")
OPEN_NOUNS = words("meetings", "open_nouns")
FAILING = words("meetings", "failing")
CANCELLATION = words("meetings", "cancellation")
JOURNEY = words("meetings", "journey")
PLANNED_WORDS = words("meetings", "planned")
PROPOSED_WORDS = words("meetings", "proposed")
CANCELLED_WORDS = words("meetings", "cancelled")
