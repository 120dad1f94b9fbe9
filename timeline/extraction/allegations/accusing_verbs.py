"""Verbs that accuse by themselves, each with its frame: "accused X of Y", "blamed Y on X", "holds X responsible for
Y"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from timeline.extraction.allegations.accusing_nouns import alleged_doers
from timeline.extraction.allegations.charges import (
    Charge,
    category_within,
    charge,
    frames,
    is_bad_name,
    is_verb,
    phrase_of,
    wrongs_within,
)
from timeline.extraction.allegations.harm import (
    antecedent,
    deed_category,
    deed_in,
    doers_of_verb,
    end_of,
    is_asserted,
    is_deed,
    is_factual,
    start_of,
    wrong_at,
)
from timeline.extraction.allegations.senses import word_class
from timeline.extraction.syntax import Parse

DOORS = frozenset({"door", "doorstep", "foot"})

# -- "X accuses Y of Z", "X condemns Y for Z"


def of_accusing(parse: Parse, verb: int) -> Iterator[Charge]:
    if not is_verb(parse, verb):
        return
    claim = complement(parse, verb, frames()[parse.lemmas[verb]])
    if parse.lemmas[verb] == "blame" and claim is None and not parse.is_passive(verb):
        inverted = behind(parse, verb, ("on", "upon"))
        if inverted:
            yield charge(parse, verb, inverted[:1], blamed_for(parse, verb), "blame-on")
            return
    if claim is None and parse.lemmas[verb] not in ("accuse", "blame"):
        return
    if parse.lemmas[verb] == "charge" and claim is not None and is_task(parse, claim):
        return
    accused = accused_of_frame(parse, verb)
    accusers = () if stands_accused(parse, verb) else None
    if accused:
        yield charge(parse, verb, accused, claim, f"{parse.lemmas[verb]}-verb", accusers)


def is_task(parse: Parse, claim: tuple[int, int]) -> bool:
    """ "charged with helping the poor" names a task, "charged with having helped" a deed."""
    start = claim[0]
    perfect = parse.lowers[start] == "having" and "VBN" in parse.tags[start + 1 : start + 3]
    return category_within(parse, claim) is None and not perfect


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


# -- "X alleges that", "X found that", "X denied having"


def of_alleging(parse: Parse, verb: int) -> Iterator[Charge]:
    """ "alleges that X did Y": whatever it is, the clause's doer is accused."""
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
    if not wrongs and parse.lemmas[clause] in word_class("charges", "harmless"):
        return
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


# -- the parts of a frame


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


# -- "holds X responsible", "points the finger at X", "links X to the raid", "calls X a traitor"


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
        yield from of_laying(parse, verb)
        return
    found = behind(parse, verb, word_class("linking", "blame-prepositions"))
    accused = [
        owner for noun in found for owner in (parse.kids(noun, ("poss",)) if parse.lemmas[noun] in DOORS else [noun])
    ]
    deeds = behind(parse, verb, ("for", "over"))
    if accused:
        yield charge(parse, verb, accused[-1:] if deeds else accused, phrase_of(parse, deeds[:1]), "blame-laid-on")


def of_laying(parse: Parse, verb: int) -> Iterator[Charge]:
    """ "laid the raid at X's door", "the raid is laid at X's door by Y"."""
    doors = [noun for noun in parse.prepositional(verb, ("at",)) if parse.lemmas[noun] in DOORS]
    accused = [owner for noun in doors for owner in parse.kids(noun, ("poss",))]
    deeds = parse.kids(verb, ("nsubjpass",)) if parse.is_passive(verb) else parse.objects(verb)
    if accused and deeds:
        yield charge(parse, verb, accused, phrase_of(parse, deeds[:1]), "blame-laid-on")


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
