"""Nouns, adverbs and adjectives that accuse: "allegations of Y against X", "the charge that X did Y", "the alleged
spy, X"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from timeline.extraction.allegations.charges import (
    ANY_OTHER,
    Charge,
    category_within,
    charge,
    is_bad_name,
    wrongs_within,
)
from timeline.extraction.allegations.harm import (
    antecedent,
    deed_in,
    doers_of_verb,
    end_of,
    start_of,
    wrong_at,
)
from timeline.extraction.allegations.senses import word_class
from timeline.extraction.syntax import NOMINAL, Parse

# -- "allegations of Y against X", "the charge that X did Y"


def of_charge_noun(parse: Parse, noun: int) -> Iterator[Charge]:
    if parse.pos[noun] != "NOUN":
        return
    strong = parse.lemmas[noun] in word_class("charges", "strong")
    clauses = list(of_charge_clause(parse, noun, strong))
    yield from clauses
    if not clauses:
        yield from of_charge_phrase(parse, noun, strong)


def of_charge_phrase(parse: Parse, noun: int, strong: bool) -> Iterator[Charge]:
    """ "allegations of fraud against X", "faces charges of bribery"; mere complaints about somebody are none."""
    below = range(noun, end_of(parse, noun))
    against = [
        o for t in below if parse.lowers[t] in word_class("charges", "against") for o in parse.kids(t, ("pobj",))
    ]
    preps = [t for t in below if parse.lowers[t] in ("of", "over", "for") and t > noun]
    about = [inner for p in preps[:1] for inner in parse.kids(p, ("pobj", "pcomp"))]
    claim = (start_of(parse, about[0]), end_of(parse, about[-1])) if about else None
    category = category_within(parse, claim) if claim is not None else None
    if category is None and not (strong and any(parse.lowers[t] == "against" for t in below)):
        return
    doers = [doer for inner in about for wrong in [wrong_at(parse, inner)] if wrong is not None for doer in wrong.doers]
    accused = against or doers or sufferer(parse, noun)
    if accused:
        yield charge(parse, noun, accused, claim, "charge-noun", accusers_of_noun(parse, noun), category or ANY_OTHER)


def of_charge_clause(parse: Parse, noun: int, strong: bool) -> Iterator[Charge]:
    """ "the accusation that X did Y", "allegations made by a panel that"; not "charges that X denies", with its gap."""
    hosts = [noun, *parse.kids(noun, ("acl",))]
    hosts += [agent for host in hosts for agent in parse.agents(host)]
    for verb in (clause for host in hosts for clause in parse.kids(host, ("acl", "ccomp", "relcl"))):
        if not states_content(parse, verb):
            continue
        wrongs = wrongs_within(parse, start_of(parse, verb), end_of(parse, verb))
        doers = wrongs[0].doers if wrongs else alleged_doers(parse, verb) if strong else ()
        if doers:
            category = wrongs[0].category if wrongs else ANY_OTHER
            claim = (verb, end_of(parse, verb))
            yield charge(parse, noun, doers, claim, "charge-that", accusers_of_noun(parse, noun), category)


def alleged_doers(parse: Parse, verb: int) -> tuple[int, ...]:
    """Whom a clause is about, whatever it says: its doers; in "there were incidents caused by X" X."""
    subject = parse.own_subject(verb)
    if parse.is_passive(verb) or subject is None or parse.deps[subject] == "expl":
        inner = range(verb, end_of(parse, verb))
        return tuple(noun for t in inner if parse.lowers[t] == "by" for noun in parse.kids(t, ("pobj",)))
    return tuple(parse.conjuncts(subject))


def states_content(parse: Parse, verb: int) -> bool:
    """True for a clause with "that" and a subject and no gap that "that" fills."""
    marks = [child for child in parse.children[verb] if parse.lowers[child] == "that"]
    if not marks or parse.deps[marks[0]] in ("dobj", "nsubj", "nsubjpass", "pobj") or parse.own_subject(verb) is None:
        return False
    has_object = bool(parse.objects(verb)) or parse.kid(verb, ("ccomp", "xcomp")) is not None
    return has_object or parse.lemmas[verb] not in answer_verbs()


@lru_cache(maxsize=1)
def answer_verbs() -> frozenset[str]:
    return word_class("answers", "deny") | word_class("answers", "reject") | word_class("answers", "admit")


def accusers_of_noun(parse: Parse, noun: int) -> tuple[int, ...]:
    """ "Ruritania's charge", "accusations by X", "allegations made by X", "X repeated the accusation", "X said in a
    report"."""
    own = parse.kids(noun, ("poss",)) or parse.prepositional(noun, ("by", "from"))
    own = own or [child for child in parse.kids(noun, ("amod", "nmod")) if parse.words[child][:1].isupper()]
    own = own or [agent for made in parse.kids(noun, ("acl",)) for agent in parse.agents(made)]
    verb = parse.heads[noun]
    if not own and parse.deps[noun] == "dobj" and parse.lemmas[verb] in word_class("charges", "making"):
        own = list(doers_of_verb(parse, verb))
    if not own and parse.deps[noun] == "pobj" and parse.lowers[verb] == "in":
        own = list(doers_of_verb(parse, parse.governing_verb(verb)))
    return tuple(own)


def sufferer(parse: Parse, noun: int) -> list[int]:
    """Who "faces charges of fraud", "was arrested on suspicion of murder", "denies allegations that …"."""
    verb = parse.governing_verb(noun)
    if parse.lemmas[verb] not in word_class("charges", "suffering"):
        return []
    subject = parse.subject(verb)
    return parse.conjuncts(antecedent(parse, subject)) if subject is not None else []


# -- "allegedly", "the alleged killer, X", "a suspect in the bombing, X"


def of_hedge(parse: Parse, adverb: int) -> Iterator[Charge]:
    """ "allegedly shelled", "the allegedly main sponsor of terrorism, X"."""
    head = parse.heads[adverb]
    if parse.pos[head] == "ADJ" and is_bad_name(parse, parse.heads[head]):
        yield from of_bad_name(parse, adverb, parse.heads[head])
        return
    verb = parse.governing_verb(head)
    found = [w for w in (wrong_at(parse, t) for t in (head, verb, *parse.objects(verb))) if w is not None and w.doers]
    if found:
        claim = (found[0].token, end_of(parse, found[0].token))
        yield charge(parse, adverb, list(found[0].doers), claim, "hedged", (), found[0].category, spoken=True)


def of_alleged(parse: Parse, word: int) -> Iterator[Charge]:
    """ "the alleged shooter, X", "X, a suspected spy", "their alleged role in the coup"."""
    noun = parse.heads[word]
    if parse.deps[word] not in ("amod", "compound", "nmod") or parse.pos[noun] not in NOMINAL:
        return
    if is_bad_name(parse, noun):
        yield from of_bad_name(parse, word, noun)
        return
    if deed_in(parse, noun) is not None:
        owners = parse.kids(noun, ("poss",)) or parse.prepositional(noun, ("by", "between"))
        claim = parse.noun_phrase(noun)
        if owners:
            yield charge(parse, word, owners, claim, "alleged", (), category_within(parse, claim), spoken=True)


def of_bad_name(parse: Parse, word: int, noun: int) -> Iterator[Charge]:
    """ "the alleged shooter" with the name beside it."""
    accused = beside(parse, noun) or attributed(parse, noun)
    claim = parse.noun_phrase(noun)
    if accused:
        yield charge(parse, word, accused, claim, "alleged", (), category_within(parse, claim), spoken=True)


def beside(parse: Parse, noun: int) -> list[int]:
    """The noun that stands in apposition to a noun, also where the parse hung it on an inner one."""
    first = parse.first_conjunct(noun)
    if parse.deps[noun] in ("appos", "compound", "nmod") and parse.pos[parse.heads[noun]] == "PROPN":
        return [parse.heads[noun]]
    inner = [t for t in range(noun, end_of(parse, noun)) if parse.deps[t] == "appos" and parse.pos[t] == "PROPN"]
    return parse.kids(noun, ("appos",)) or parse.kids(first, ("appos",)) or inner[:1]


def attributed(parse: Parse, noun: int) -> list[int]:
    """The subject of "X is an alleged spy"."""
    subject = parse.own_subject(parse.heads[noun]) if parse.deps[noun] == "attr" else None
    return [] if subject is None else parse.conjuncts(subject)


def of_suspect(parse: Parse, noun: int) -> Iterator[Charge]:
    """ "a suspect in the bombing, X", "X is the main suspect in the killings"."""
    if parse.pos[noun] != "NOUN":
        return
    inner = parse.prepositional(noun, ("in", "of", "behind"))
    accused = beside(parse, noun) or attributed(parse, noun)
    if accused and any(deed_in(parse, deed) is not None for deed in inner):
        yield charge(parse, noun, accused[:1], parse.noun_phrase(noun), "suspect-in", ())
