"""Accusations by wording: verbs, nouns and adverbs that accuse by themselves.

`charges_at` reads one token with its frame ("accused X of Y", "blamed Y on X", "allegations of Y against X",
"allegedly") and gives Charges in token numbers; `allegations` finds out who the nouns are. Wrongs that only lie in
what somebody says are in `harm`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.extraction.harm import (
    Wrong,
    antecedent,
    deed_category,
    deed_in,
    doers_of_verb,
    end_of,
    is_asserted,
    is_deed,
    is_factual,
    referent,
    senses,
    start_of,
    word_class,
    wrong_at,
)
from timeline.extraction.lexicon import table
from timeline.extraction.syntax import NOMINAL, VERBAL, Parse

WORDS = "allegations"
ANY_OTHER = "other"
RECIPROCAL = frozenset({"other", "another"})
DOORS = frozenset({"door", "doorstep", "foot"})


@dataclass(frozen=True, slots=True)
class Charge:
    """One accusation in token numbers: heads of the phrases for accusers and accused; claim is (first, last + 1)."""

    token: int
    accusers: tuple[int, ...]
    accused: tuple[int, ...]
    claim: tuple[int, int]
    category: str
    rule: str
    confidence: float
    spoken: bool = False  # the speaker of the statement around it accuses, where it stands in one
    mutual: bool = False  # the accusers accuse each other


def charges_at(parse: Parse, i: int) -> Iterator[Charge]:
    """The accusations that the word at token i makes."""
    reader = readers().get(parse.lemmas[i])
    if reader is not None:
        yield from reader(parse, i)


# -- "X accuses Y of Z"


def of_accusing(parse: Parse, verb: int) -> Iterator[Charge]:
    if not is_verb(parse, verb) or parse.deps[verb] == "amod":
        yield from of_alleged(parse, verb)
        return
    claim = complement(parse, verb, frames()[parse.lemmas[verb]])
    if parse.lemmas[verb] == "blame" and claim is None and not parse.is_passive(verb):
        inverted = behind(parse, verb, ("on", "upon"))
        if inverted:
            yield charge(parse, verb, inverted[:1], blamed_for(parse, verb), "blame-on")
            return
    if claim is None and parse.lemmas[verb] not in ("accuse", "blame"):
        return
    if parse.lemmas[verb] == "charge" and claim is not None and category_within(parse, claim) is None:
        return  # "charged with helping the poor" is a task
    accused = accused_of_frame(parse, verb)
    accusers = () if stands_accused(parse, verb) else None
    if accused:
        yield charge(parse, verb, accused, claim, f"{parse.lemmas[verb]}-verb", accusers)


def stands_accused(parse: Parse, verb: int) -> bool:
    """ "stands accused of", "found himself accused of"."""
    return (
        parse.tags[verb] == "VBN"
        and parse.deps[verb] in ("acomp", "oprd", "xcomp", "advcl")
        and not parse.objects(verb)
    )


def of_criticising(parse: Parse, verb: int) -> Iterator[Charge]:
    """Criticism accuses only where what it is for is a wrong."""
    if not is_verb(parse, verb):
        return
    claim = complement(parse, verb, frames()[parse.lemmas[verb]])
    if claim is not None and category_within(parse, claim) is not None:
        yield charge(parse, verb, accused_of_frame(parse, verb), claim, "criticism-for-a-wrong")
    elif not parse.is_passive(verb):
        yield from of_denouncing(parse, verb)


def of_denouncing(parse: Parse, verb: int) -> Iterator[Charge]:
    """ "condemned Ruritania's invasion", "protested against the seizure of a trawler by the navy"."""
    for noun in (*parse.objects(verb), *parse.prepositional(verb, ("against", "over", "at"))):
        wrong = wrong_at(parse, noun) if is_deed(parse, noun) else None
        if wrong is not None and wrong.doers:
            yield charge(parse, verb, wrong.doers, parse.noun_phrase(noun), "denounced-deed", None, wrong.category)
            return


def of_alleging(parse: Parse, verb: int) -> Iterator[Charge]:
    """ "alleges that X did Y": whatever it is, the clause's doer is accused."""
    if parse.deps[verb] == "amod":
        yield from of_alleged(parse, verb)
        return
    clause = parse.kid(verb, ("ccomp",))
    if (
        not is_verb(parse, verb)
        or clause is None
        or clause < verb
        or parse.objects(verb)
        or not is_factual(parse, clause)
    ):
        return
    wrongs = wrongs_within(parse, clause, end_of(parse, clause))
    accused = wrongs[0].doers if wrongs else alleged_doers(parse, clause)
    if accused:
        yield charge(parse, verb, accused, (clause, end_of(parse, clause)), "allege-that")


def of_finding(parse: Parse, verb: int) -> Iterator[Charge]:
    """ "The panel found that X had armed the rebels": only where the clause states a wrong."""
    clause = parse.kid(verb, ("ccomp",))
    if not is_verb(parse, verb) or clause is None or clause < verb or not is_factual(parse, verb):
        return
    inside = range(start_of(parse, clause), end_of(parse, clause))
    for wrong in wrongs_within(parse, inside.start, inside.stop):
        if wrong.rule != "harm-deed" and is_asserted(parse, wrong.token, lambda token: token in inside):
            claim = (wrong.token, end_of(parse, wrong.token))
            yield charge(parse, verb, wrong.doers, claim, "found-that", None, wrong.category)
            return


def of_denying(parse: Parse, verb: int) -> Iterator[Charge]:
    """ "denied arming the rebels", "denied any role in the murder": somebody must have said so."""
    if not is_verb(parse, verb) or not is_factual(parse, verb) or parse.is_passive(verb):
        return
    doers = doers_of_verb(parse, verb)
    for noun in parse.objects(verb):
        deed = deed_in(parse, noun) if parse.lemmas[noun] in word_class("doing", "parts") else None
        if deed is not None and doers:
            yield charge(parse, verb, doers, parse.noun_phrase(noun), "denied-wrong", (), deed_category(parse, deed))
            return
    for clause in parse.kids(verb, ("xcomp", "ccomp")):
        wrong = next((w for t in (clause, *parse.kids(clause, ("xcomp", "conj"))) if (w := wrong_at(parse, t))), None)
        if wrong is not None and doers and speaks_of_subject(parse, clause) and is_factual(parse, clause):
            yield charge(parse, verb, doers, (clause, end_of(parse, clause)), "denied-wrong", (), wrong.category)
            return


def speaks_of_subject(parse: Parse, clause: int) -> bool:
    """True for "denied shelling", "denied that it shelled", "denied that its troops shelled"."""
    subject = parse.own_subject(clause)
    return subject is None or parse.pos[subject] == "PRON" or bool(parse.kids(subject, ("poss",)))


def accused_of_frame(parse: Parse, verb: int) -> list[int]:
    """The object of an active verb, the subject of a passive; in "Belgium, which it accused of" the noun before it."""
    if parse.is_passive(verb) or stands_accused(parse, verb):
        if parse.deps[verb] in ("acl", "relcl") and parse.own_subject(verb) is None:
            return [parse.heads[verb]]
        own = parse.kids(verb, ("nsubjpass",))
        subject = (
            own[-1] if own else parse.subject(parse.heads[verb] if parse.deps[verb] in ("acomp", "oprd") else verb)
        )
        return parse.conjuncts(antecedent(parse, subject)) if subject is not None else []
    objects = [antecedent(parse, noun) for host in hosts(parse, verb) for noun in parse.objects(host)]
    if not objects and parse.deps[verb] == "relcl" and parse.own_subject(verb) is not None:
        return [parse.heads[verb]]
    return objects


def hosts(parse: Parse, verb: int) -> list[int]:
    """The words that object and complement may hang on: the verb, and "neighboring" in "accused neighboring Eritrea
    of"."""
    adjectives = [t for t in parse.kids(verb, ("xcomp",)) if t == verb + 1 and parse.tags[t] == "VBG"]
    return [verb, *adjectives]


def behind(parse: Parse, verb: int, prepositions: Collection[str]) -> list[int]:
    """Nouns behind one of the prepositions, hung on the verb or, as the parse often has it, on a noun after its
    object."""
    own = parse.prepositional(verb, prepositions)
    last = max(parse.objects(verb), default=verb)
    inner = [token for token in range(last + 1, end_of(parse, verb)) if parse.lowers[token] in prepositions]
    return own or [noun for token in inner[-1:] for noun in parse.prepositional(parse.heads[token], prepositions)]


def blamed_for(parse: Parse, verb: int) -> tuple[int, int] | None:
    """The object of "blamed the fire on X"."""
    objects = parse.objects(verb)
    return (start_of(parse, objects[0]), objects[-1] + 1) if objects else None


def complement(parse: Parse, verb: int, prepositions: frozenset[str]) -> tuple[int, int] | None:
    """Tokens behind the verb's prepositions, coordinated ones included; else behind one that the parse hung on the
    object."""
    beside = [prep for host in hosts(parse, verb) for prep in parse.children[host]]
    own = [prep for prep in beside if prep > verb and opens_complement(parse, prep, prepositions)]
    if own:
        return own[0] + 1, end_of(parse, own[-1])
    within = [
        prep
        for noun in parse.objects(verb)
        for prep in range(noun + 1, end_of(parse, noun))
        if opens_complement(parse, prep, prepositions)
    ]
    if not within:
        return None
    prep = next((prep for prep in within if names_a_deed(parse, prep)), within[-1])
    return prep + 1, end_of(parse, prep)


def opens_complement(parse: Parse, prep: int, prepositions: frozenset[str]) -> bool:
    return parse.lowers[prep] in prepositions and bool(parse.kids(prep, ("pobj", "pcomp", "amod", "prep")))


def names_a_deed(parse: Parse, prep: int) -> bool:
    """True where a gerund or a noun of harm follows: the parse often hangs "of shelling" on the object."""
    after = next((t for t in range(prep + 1, end_of(parse, prep)) if parse.pos[t] not in ("ADV", "PUNCT")), prep)
    inner = parse.kids(prep, ("pobj", "pcomp"))
    return parse.tags[after] == "VBG" or any(parse.tags[t] == "VBG" or deed_category(parse, t) for t in inner)


# -- "held X responsible", "pointed the finger at X", "linked X to the raid"


def of_holding(parse: Parse, verb: int) -> Iterator[Charge]:
    """ "holds X responsible for the attack"."""
    for guilt in held(parse, verb):
        accused = (
            accused_of_frame(parse, verb) or parse.kids(guilt, ("nsubj",)) or parse.kids(parse.heads[guilt], ("nsubj",))
        )
        claim = complement(parse, guilt, frozenset({"for"})) or (guilt, guilt + 1)
        yield charge(parse, verb, accused, claim, "hold-responsible")


def held(parse: Parse, verb: int) -> list[int]:
    """The word of guilt that "hold" is complemented by."""
    near = list(parse.children[verb])
    near += [
        grand for child in near if parse.deps[child] in ("ccomp", "xcomp", "dobj") for grand in parse.children[child]
    ]
    return [t for t in near if parse.lemmas[t] in ("responsible", "accountable", "liable", "guilty", "culpable")][:1]


def of_blaming(parse: Parse, verb: int) -> Iterator[Charge]:
    """ "laid the blame on X", "pointed the finger at X", "laid it at X's door"."""
    objects = parse.objects(verb)
    if not any(parse.lemmas[noun] in word_class("linking", "blame-nouns") for noun in objects):
        return
    found = behind(parse, verb, word_class("linking", "blame-prepositions"))
    accused = [
        owner for noun in found for owner in (parse.kids(noun, ("poss",)) if parse.lemmas[noun] in DOORS else [noun])
    ]
    deeds = behind(parse, verb, ("for", "over"))
    if accused:
        yield charge(parse, verb, accused[-1:] if deeds else accused, phrase_of(parse, deeds[:1]), "blame-laid-on")


def of_linking(parse: Parse, verb: int) -> Iterator[Charge]:
    """ "linked X to the attack"; "attributed the attack to X"."""
    if not is_verb(parse, verb):
        return
    others = behind(parse, verb, ("to", "with"))
    objects = accused_of_frame(parse, verb)
    to_deed = parse.lemmas[verb] in word_class("linking", "to-deed")
    accused, deeds = (objects, others) if to_deed else (others, objects)
    if accused and deeds and any(deed_in(parse, noun) is not None for noun in deeds):
        yield charge(parse, verb, accused, phrase_of(parse, deeds), "link-to-a-deed")


# -- "called him a traitor", "named her as the bomber"


def of_naming(parse: Parse, verb: int) -> Iterator[Charge]:
    if not is_verb(parse, verb):
        return
    for name in parse.children[verb]:
        nouns = parse.kids(name, ("pobj",)) if parse.lowers[name] == "as" else [name]
        for noun in nouns:
            if not is_bad_name(parse, noun) or parse.deps[noun] not in (
                "oprd",
                "attr",
                "ccomp",
                "xcomp",
                "pobj",
                "dobj",
                "appos",
            ):
                continue
            accused = parse.kids(noun, ("nsubj",)) or [o for o in accused_of_frame(parse, verb) if o != noun]
            if accused:
                yield charge(parse, verb, accused, parse.noun_phrase(noun), "called-a-wrongdoer")
                return


def is_bad_name(parse: Parse, noun: int) -> bool:
    """ "terrorist", "suspect", "leader of the gang", "sponsor of terrorism"."""
    if parse.pos[noun] not in NOMINAL and parse.pos[noun] != "ADJ":
        return False
    sense = senses().get(parse.lemmas[noun])
    if (sense is not None and sense.doer) or parse.lemmas[noun] == "suspect":
        return True
    if parse.lemmas[noun] not in word_class("linking", "part-names"):
        return False
    bad = word_class("blamed", "wrongdoers")
    return any(
        parse.lemmas[inner] in bad or is_deed(parse, inner)
        for inner in parse.prepositional(noun, ("of", "in", "behind"))
    )


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


# -- "allegedly", "the alleged killer"


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
        yield from of_accusing(parse, noun)
        return
    inner = parse.prepositional(noun, ("in", "of", "behind"))
    accused = beside(parse, noun) or attributed(parse, noun)
    if accused and any(deed_in(parse, deed) is not None for deed in inner):
        yield charge(parse, noun, accused[:1], parse.noun_phrase(noun), "suspect-in", ())


# -- shared


def charge(
    parse: Parse,
    token: int,
    accused: Sequence[int],
    claim: tuple[int, int] | None,
    rule: str,
    accusers: tuple[int, ...] | None = None,
    category: str | None = None,
    spoken: bool = False,
) -> Charge:
    """A Charge; for a verb the accusers follow from it."""
    if accusers is None:
        accusers = accusers_of_verb(parse, token)
    mutual = any(parse.lemmas[noun] in RECIPROCAL for noun in accused)
    claim = claim or (token, token + 1)
    category = category or category_within(parse, claim) or ANY_OTHER
    whom = tuple(dict.fromkeys(referent(parse, noun) for noun in accused))
    return Charge(token, accusers, whom, claim, category, rule, trust(rule), spoken, mutual)


def trust(rule: str) -> float:
    """How often drafts by this rule were right on the development texts, rounded; a rule that is not listed: half."""
    return trusted().get(rule, 0.5)


@lru_cache(maxsize=1)
def trusted() -> dict[str, float]:
    return table(WORDS, "confidence")


def accusers_of_verb(parse: Parse, verb: int) -> tuple[int, ...]:
    """Its doers. Where the parse coordinates a finite verb with one inside a clause ("It says its forces hold back, and
    accuses", "said it had lost and accused", "ran on his ability to heal and accused"), the outer subject is meant."""
    doers = doers_of_verb(parse, verb)
    first = parse.first_conjunct(verb)
    if first == verb or not parse.is_finite(verb) or parse.own_subject(verb) is not None:
        return doers
    plural = bool(doers) and parse.tags[doers[0]] in ("NNS", "NNPS") and parse.tags[verb] == "VBZ"
    told = parse.deps[first] == "ccomp" and parse.tags[verb] == parse.tags[parse.heads[first]]
    if not (plural or told or parse.tags[first] == "VB"):
        return doers
    above = (token for token in parse.ancestors(first) if parse.is_finite(token) and parse.pos[token] in VERBAL)
    outer = next(above, None)
    return doers_of_verb(parse, outer) if outer is not None else doers


def phrase_of(parse: Parse, nouns: list[int]) -> tuple[int, int] | None:
    return (start_of(parse, nouns[0]), end_of(parse, nouns[-1])) if nouns else None


def category_within(parse: Parse, stretch: tuple[int, int]) -> str | None:
    """The category of the first wrong that the words of a stretch name, be its doer stated or not."""
    for i in range(*stretch):
        if parse.deps[i] == "compound":
            continue
        wrong = wrong_at(parse, i)
        if wrong is not None:
            return wrong.category
        if is_deed(parse, i):
            return deed_category(parse, i)
        sense = senses().get(parse.lemmas[i])
        if sense is not None and parse.pos[i] in ("NOUN", "ADJ") and parse.lemmas[i] != "responsible":
            named = sense.doer or sense.guilt
            if named:
                return named
    return None


def wrongs_within(parse: Parse, start: int, end: int) -> list[Wrong]:
    return [wrong for wrong in (wrong_at(parse, i) for i in range(start, end)) if wrong is not None and wrong.doers]


def is_verb(parse: Parse, i: int) -> bool:
    return parse.pos[i] in VERBAL


@lru_cache(maxsize=1)
def frames() -> dict[str, frozenset[str]]:
    """Accusing verb to its prepositions."""
    rows = {**table(WORDS, "accusing"), **table(WORDS, "criticising")}
    return {verb: frozenset(prepositions.split()) for verb, prepositions in rows.items()}


@lru_cache(maxsize=1)
def readers() -> dict[str, Callable[[Parse, int], Iterator[Charge]]]:
    """Which function reads which lemma."""
    found: dict[str, Callable[[Parse, int], Iterator[Charge]]] = {}
    classes = (
        (table(WORDS, "criticising"), of_criticising),
        (word_class("linking", "naming"), of_naming),
        (word_class("linking", "to-deed") | word_class("linking", "to-doer"), of_linking),
        (word_class("linking", "blame-verbs"), of_blaming),
        (word_class("charges", "nouns"), of_charge_noun),
        (word_class("charges", "hedges"), of_hedge),
        (word_class("charges", "alleged"), of_alleged),
        (("hold",), of_holding),
        (table(WORDS, "accusing"), of_accusing),
        (("suspect",), of_suspect),
        (word_class("charges", "that"), of_alleging),
        (word_class("answers", "deny"), of_denying),
        (word_class("charges", "finding"), of_finding),
    )
    for lemmas, reader in classes:
        for lemma in lemmas:
            found[lemma] = both(found[lemma], reader) if lemma in found else reader
    return found


def both(
    first: Callable[[Parse, int], Iterator[Charge]], second: Callable[[Parse, int], Iterator[Charge]]
) -> Callable[[Parse, int], Iterator[Charge]]:
    """A lemma of two classes ("charge", "denounce") is read as both."""

    def read(parse: Parse, i: int) -> Iterator[Charge]:
        yield from first(parse, i)
        yield from second(parse, i)

    return read
