"""Accusations that take a way round: "is said to have taken bribes", "drew attention to deliveries of arms from X's
ports", "when I put it to him that his firm had paid", and what is alleged around its verb ("the mayor, he alleged,
took")."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.extraction.allegations.accusing_nouns import alleged_doers
from timeline.extraction.allegations.charges import ANY_OTHER, Charge, charge, is_verb, wrongs_within
from timeline.extraction.allegations.harm import (
    antecedent,
    deed_category,
    doers_of_deed,
    doers_of_verb,
    end_of,
    is_deed,
    is_factual,
    start_of,
)
from timeline.extraction.allegations.senses import word_class
from timeline.extraction.syntax import Parse

RECALLED = 400  # tokens back to where bribes must be spoken of for "is said to have paid"


def of_hearsay(parse: Parse, verb: int) -> Iterator[Charge]:
    """ "X is said to have shelled", "is believed to be behind"; where bribes were spoken of, "is said to have paid"."""
    done = parse.kid(verb, ("xcomp",))
    subject = parse.subject(verb)
    if not is_verb(parse, verb) or not parse.is_passive(verb) or parse.is_negated(verb) or done is None:
        return
    wrongs = wrongs_within(parse, done, end_of(parse, done))
    category = wrongs[0].category if wrongs else "corruption" if is_bribe(parse, done) else ""
    category = category or (ANY_OTHER if follows_charge(parse, verb) else "")
    if subject is not None and category and any(parse.lowers[aux] == "to" for aux in parse.auxiliaries(done)):
        accused = parse.conjuncts(antecedent(parse, subject))
        claim = (done, end_of(parse, done))
        yield charge(parse, verb, accused, claim, "said-to-have", tuple(parse.agents(verb)), category)


def follows_charge(parse: Parse, verb: int) -> bool:
    """True where this or the last sentence accuses somebody: what is said to have been done then belongs to it."""
    start = parse.sentences[max(parse.sentence_of[verb] - 1, 0)][0]
    return any(parse.lemmas[t] in word_class("indirect", "accusing") for t in range(start, verb))


def is_bribe(parse: Parse, verb: int) -> bool:
    """ "to have paid" and no more, soon after words of bribery."""
    if parse.lemmas[verb] not in word_class("indirect", "paying") or parse.objects(verb):
        return False
    return any(deed_category(parse, t) == "corruption" for t in range(max(verb - RECALLED, 0), verb))


def of_raising(parse: Parse, verb: int) -> Iterator[Charge]:
    """ "drew his attention to the continued delivery of arms by way of X's ports", "voiced alarm at X's arrests"."""
    topics = {parse.lemmas[noun] for noun in parse.objects(verb)} & word_class("indirect", "topics")
    if not is_verb(parse, verb) or not topics or not is_factual(parse, verb):
        return
    hosts = [verb, *parse.objects(verb)]
    for deed in (d for host in hosts for d in parse.prepositional(host, word_class("indirect", "prepositions"))):
        category = deed_category(parse, deed) if is_deed(parse, deed) else ""
        doers = (*ways(parse, deed), *doers_of_deed(parse, deed)) if category else ()
        if doers:
            claim = (start_of(parse, deed), end_of(parse, deed))
            yield charge(parse, verb, doers[:1], claim, "raised", None, category)


def ways(parse: Parse, deed: int) -> list[int]:
    """Whose ports, soil or banks something goes "through" or "by way of"."""
    places = parse.prepositional(deed, ("through", "via", "from", "across"))
    places += [of for way in parse.prepositional(deed, ("by",)) for of in parse.prepositional(way, ("of",))]
    return [
        owner
        for place in places
        for owner in parse.kids(place, ("poss", "amod", "compound", "nmod"))
        if parse.words[owner][:1].isupper()
    ]


def of_putting(parse: Parse, verb: int) -> Iterator[Charge]:
    """ "put it to him that his firm had paid": an interviewer's or a lawyer's charge."""
    clause = parse.kid(verb, ("ccomp",))
    if clause is None or clause < verb or not any(parse.lowers[noun] == "it" for noun in parse.objects(verb)):
        return
    if not parse.prepositional(verb, ("to",)) or not is_factual(parse, clause):
        return
    wrongs = wrongs_within(parse, clause, end_of(parse, clause))
    accused = wrongs[0].doers if wrongs else alleged_doers(parse, clause)
    if accused:
        category = wrongs[0].category if wrongs else ANY_OTHER
        yield charge(parse, verb, accused, (clause, end_of(parse, clause)), "put-to", (), category)


def of_alleging_inside(parse: Parse, verb: int) -> Iterator[Charge]:
    """ "The mayor, he alleged, took the money", "whether he took it, as she alleges": the clause around the verb is the
    charge."""
    clause = parse.heads[verb]
    quoted = parse.deps[verb] == "advcl" and any(parse.lowers[t] == "as" for t in parse.kids(verb, ("mark",)))
    if not is_verb(parse, verb) or not (quoted or parse.deps[verb] == "parataxis") or not parse.is_finite(clause):
        return
    clauses = [t for t in parse.conjuncts(clause) if quoted or is_factual(parse, t)]
    wrongs = [wrong for t in clauses for wrong in wrongs_within(parse, t, t + 1)]
    accused = wrongs[0].doers if wrongs else alleged_doers(parse, clause) if clauses else ()
    if accused:
        last = max(parse.right[t] for t in clauses)
        claim = (wrongs[0].token if wrongs else clause, last + 1)
        yield charge(parse, verb, accused, claim, "allege-that", doers_of_verb(parse, verb))
