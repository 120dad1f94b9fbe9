"""Where words state a wrong, and which noun phrases are said to have done it.

`wrong_at` reads one token with what hangs on it: "shelled", "gave shelter to the rebels", "is responsible for the
raid", "their failure to stop it". It knows the language and the parse, not who said it nor who anybody is;
`is_asserted` says whether the words claim that it happened. Word classes: words/allegations.toml.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from timeline.extraction.allegations.senses import Pair, Sense, senses, traps, word_class
from timeline.extraction.syntax import NOMINAL, VERBAL, Parse

LONGEST = 60  # tokens of a phrase that rules look at
RELATIVES = frozenset({"who", "that", "which", "whom"})
PLACEHOLDERS = frozenset(
    {"one", "those", "person", "man", "woman", "people", "culprit", "mastermind", "perpetrator", "ones", "killer"}
)
DEFINITE = frozenset({"the", "this", "that", "these", "those", "a", "an"})
HOLDING = frozenset({"hold", "control", "occupy", "run", "command", "operate", "own"})
DEMONYM_ENDINGS = ("an", "ans", "ese", "ish", "i", "is", "ch", "ic", "ek")
COMING = frozenset({"come", "originate", "emanate", "stem", "launch", "fire", "arrive", "issue"})


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong that token `token` states; `doers` are the heads of the noun phrases that are said to have done it."""

    token: int
    category: str
    doers: tuple[int, ...]
    rule: str


# -- reading a word


def wrong_at(parse: Parse, i: int) -> Wrong | None:
    """The wrong that token i states, if any."""
    sense = senses().get(parse.lemmas[i])
    if sense is None:
        return None
    pos = parse.pos[i]
    if sense.taint:
        return of_taint(parse, i)
    if pos == "VERB":
        return of_verb(parse, i, sense)
    if pos in NOMINAL:
        return of_noun(parse, i, sense)
    if pos == "ADJ" or sense.guilt:
        return of_guilt(parse, i, sense)
    return of_link(parse, i) if parse.lowers[i] == "behind" else None


def of_verb(parse: Parse, verb: int, sense: Sense) -> Wrong | None:
    if sense.failing:
        return of_failing(parse, verb)
    if sense.phrases and (category := phrase_category(parse, verb, sense)):
        return Wrong(verb, category, doers_of_verb(parse, verb), "harm-phrase")
    direct = {parse.lemmas[thing] for thing in suffering(parse, verb)} if sense.verb or sense.pairs else set()
    if sense.verb and not direct & traps("objects"):
        return Wrong(verb, sense.verb, doers_of_verb(parse, verb), "harm-verb")
    named = things(parse, verb) if sense.pairs or sense.doing else []
    lemmas = {parse.lemmas[thing] for thing in named}
    for pair in sense.pairs:
        if (direct if pair.direct else lemmas) & pair.things:
            return Wrong(verb, pair.category, doers_of_pair(parse, verb, pair, named), "harm-verb-and-object")
    return of_doing(parse, verb, named) if sense.doing else None


def phrase_category(parse: Parse, verb: int, sense: Sense) -> str:
    """The category of a phrase that stands around its verb; cracking down on crime is no crime."""
    behind = below(parse, verb)
    for category, needed in sense.phrases:
        if needed <= behind and not any(is_deed(parse, noun) for noun in parse.prepositional(verb, ("on",))):
            return category
    return ""


def of_doing(parse: Parse, verb: int, named: Collection[int]) -> Wrong | None:
    """ "carried out attacks", "launched a campaign of terror", "played a part in the coup"."""
    lends = parse.lemmas[verb] in word_class("doing", "lending")
    partly = any(parse.lemmas[thing] in word_class("doing", "parts") for thing in named)
    for thing in named:
        deed = deed_in(parse, thing)
        if deed is not None and (deed != thing or partly or not lends):  # not "took the attack seriously"
            return Wrong(verb, deed_category(parse, deed), doers_of_verb(parse, verb), "harm-done")
    return None


def of_failing(parse: Parse, verb: int) -> Wrong | None:
    """ "failed to prevent", "failed the nation": a verb of failing over a duty or over people."""
    duty = parse.kid(verb, ("xcomp", "ccomp"))
    failed = {parse.lemmas[noun] for noun in parse.objects(verb)} & word_class("failing", "people")
    if failed or (duty is not None and parse.lemmas[duty] in word_class("failing", "duties")):
        return Wrong(verb, "failure of duty", doers_of_verb(parse, verb), "failing-verb")
    return None


def of_noun(parse: Parse, noun: int, sense: Sense) -> Wrong | None:
    lemma = parse.lemmas[noun]
    predicate = parse.own_subject(parse.heads[noun]) if parse.deps[noun] in ("attr", "oprd") else None
    if sense.doer and predicate is not None:
        return Wrong(noun, sense.doer, tuple(parse.conjuncts(predicate)), "harm-doer")
    if lemma in word_class("failing", "nouns"):
        return of_failure_noun(parse, noun)
    if lemma in word_class("doing", "arrivals") and (origin := sources(parse, noun)):
        return Wrong(noun, "violence", tuple(origin), "harm-came-from")
    if lemma in word_class("doing", "prepositional") and (breach := of_breach(parse, noun)):
        return breach
    category = deed_category(parse, noun)
    doers = doers_of_deed(parse, noun) if category else ()
    if (
        category
        and not doers
        and predicate is not None
        and parse.lemmas[predicate] in word_class("blamed", "instruments")
    ):
        doers = (predicate,)
    return Wrong(noun, category, doers, "harm-deed") if doers else None


def of_breach(parse: Parse, noun: int) -> Wrong | None:
    """ "entered the port in breach of the treaty": whatever is done so is a wrong."""
    prep = parse.heads[noun]
    verb = parse.governing_verb(prep)
    if parse.deps[noun] != "pobj" or parse.lowers[prep] != "in" or parse.pos[verb] != "VERB":
        return None
    doers = doers_of_verb(parse, verb)
    return Wrong(verb, "violation", doers, "harm-in-breach") if doers else None


def of_failure_noun(parse: Parse, noun: int) -> Wrong | None:
    """ "the council's inability or unwillingness to prevent": whose it is stands before it or behind "of" or "by"."""
    failing = word_class("failing", "nouns")
    nouns = [n for n in parse.conjuncts(parse.first_conjunct(noun)) if parse.lemmas[n] in failing]
    duties = [child for n in nouns for child in parse.kids(n, ("acl", "relcl", "xcomp"))]
    if not any(parse.lemmas[duty] in word_class("failing", "duties") for duty in duties):
        return None
    own = parse.kids(noun, ("poss",)) or parse.kids(nouns[0], ("poss",))
    owners = own or [owner for n in nouns for owner in parse.prepositional(n, ("of", "by"))]
    return Wrong(noun, "failure of duty", tuple(owners), "failing-noun") if owners else None


def of_guilt(parse: Parse, i: int, sense: Sense) -> Wrong | None:
    """ "is responsible for the raid", "was complicit in", "are unable to stop"."""
    verb = parse.heads[i]
    if parse.deps[i] not in ("acomp", "attr", "oprd") or parse.pos[verb] not in VERBAL:
        return None
    if parse.lemmas[i] in word_class("failing", "adjectives"):
        duty = parse.kid(i, ("xcomp",))
        if duty is None or parse.lemmas[duty] not in word_class("failing", "duties"):
            return None
        return Wrong(i, "failure of duty", doers_of_verb(parse, verb), "failing-adjective")
    if not sense.guilt:
        return None
    for noun in parse.prepositional(i, ("for", "in", "of")):
        deed = deed_in(parse, noun)
        if deed is not None:
            return Wrong(i, deed_category(parse, deed), doers_of_verb(parse, verb), "harm-guilt")
    return Wrong(i, sense.guilt, doers_of_verb(parse, verb), "harm-guilt") if parse.lemmas[i] != "responsible" else None


def of_link(parse: Parse, i: int) -> Wrong | None:
    """ "was behind the attack"."""
    verb = parse.heads[i]
    deeds = [deed for noun in parse.kids(i, ("pobj",)) for deed in [deed_in(parse, noun)] if deed is not None]
    if not deeds or parse.pos[verb] not in VERBAL:
        return None
    return Wrong(i, deed_category(parse, deeds[0]), doers_of_verb(parse, verb), "harm-behind")


def of_taint(parse: Parse, i: int) -> Wrong | None:
    """ "illegally dismissed", "built illegal settlements": a word that makes a wrong of what is done."""
    head = parse.heads[i]
    done = head if parse.deps[i] == "advmod" else parse.heads[head]
    suffered = parse.deps[i] == "amod" and parse.deps[head] in ("dobj", "nsubjpass")
    if parse.pos[done] != "VERB" or not (suffered or parse.deps[i] == "advmod"):
        return None
    doers = doers_of_verb(parse, done)
    return Wrong(done, "violation", doers, "harm-tainted") if doers else None


def words_of(parse: Parse, wrong: Wrong) -> tuple[int, int]:
    """Tokens (first, last + 1) that say what the wrong was: the word that states it and what hangs on it."""
    last = wrong.token if perfect(parse, wrong.token) is None else parse.heads[wrong.token]
    return wrong.token, end_of(parse, last)


# -- who did it


def doers_of_verb(parse: Parse, verb: int) -> tuple[int, ...]:
    """The agents of a passive, else the subjects; "the one who planned it is none other than X" gives X."""
    have = perfect(parse, verb)
    if have is None and parse.is_passive(verb):
        return tuple(referent(parse, agent) for agent in parse.agents(verb))
    subject = parse.subject(verb if have is None else have)
    if subject is None:
        return ()
    return tuple(doer for noun in parse.conjuncts(antecedent(parse, subject)) for doer in acting_for(parse, noun))


def acting_for(parse: Parse, noun: int) -> tuple[int, ...]:
    """Whoever takes it, for "the action it took was responsible for"; whom "the one who did it" is; else the noun
    itself."""
    verb = parse.heads[noun]
    if parse.lemmas[noun] in word_class("doing", "acts") and parse.deps[noun] == "dobj" and parse.lemmas[verb] != "be":
        return doers_of_verb(parse, verb)
    return (referent(parse, noun),)


def doers_of_pair(parse: Parse, verb: int, pair: Pair, named: Collection[int]) -> tuple[int, ...]:
    """As of any verb; soldiers that "were deployed" stand for whose they are."""
    doers = doers_of_verb(parse, verb)
    if doers or not pair.presence:
        return doers
    return tuple(thing for thing in named if parse.lemmas[thing] in pair.things)


def doers_of_deed(parse: Parse, noun: int) -> tuple[int, ...]:
    """ "Ruritania's attack", "Ruritanian aggression", "attacks by rebels", "fire came from hills held by rebels"."""
    agents = parse.agents(noun)
    if agents:
        return tuple(agents)
    patient = parse.lemmas[noun] in word_class("doing", "suffered")
    owners = parse.kids(noun, ("poss",)) if not patient or parse.prepositional(noun, ("of", "against", "on")) else []
    owners += [child for child in parse.kids(noun, ("amod", "nmod", "compound")) if is_demonym(parse, child)]
    return tuple(owners) or tuple(sources(parse, noun))


def is_demonym(parse: Parse, i: int) -> bool:
    """ "Afghan", "Chinese": a name that a country's people go by; "Kabul" in "the Kabul attack" is where, not who."""
    return parse.words[i][:1].isupper() and (parse.pos[i] == "ADJ" or parse.lowers[i].endswith(DEMONYM_ENDINGS))


def sources(parse: Parse, noun: int) -> list[int]:
    """ "The fire came from hills held by the rebels": who holds the place it came from, or whose place it is."""
    verb = parse.heads[noun]
    if parse.deps[noun] not in ("nsubj", "nsubjpass") or parse.lemmas[verb] not in COMING:
        return []
    found = []
    aside = [place for said in parse.kids(verb, ("parataxis",)) for place in parse.prepositional(said, ("from",))]
    for place in parse.prepositional(verb, ("from",)) + aside:
        holders = [
            agent
            for child in parse.kids(place, ("acl", "relcl"))
            if parse.lemmas[child] in HOLDING
            for agent in parse.agents(child)
        ]
        found += holders or [place]
    return found


def antecedent(parse: Parse, pronoun: int) -> int:
    """The noun that a relative pronoun stands for, also through "which it says mined"; any other word itself."""
    verb = parse.heads[pronoun]
    if parse.lowers[pronoun] not in RELATIVES:
        return pronoun
    while parse.deps[verb] in ("ccomp", "xcomp", "conj") and parse.heads[verb] != verb:
        verb = parse.heads[verb]
    return parse.heads[verb] if parse.deps[verb] == "relcl" else pronoun


def referent(parse: Parse, noun: int) -> int:
    """X for "the one" in "The one who planned it is none other than X"; any other noun itself."""
    verb = parse.heads[noun]
    if parse.lemmas[noun] not in PLACEHOLDERS or parse.deps[noun] != "nsubj" or parse.lemmas[verb] != "be":
        return noun
    named = [child for child in parse.kids(verb, ("attr", "acomp", "nsubj")) if child > verb]
    others = [
        pobj
        for attribute in named
        for prep in range(attribute, end_of(parse, attribute))
        if parse.lowers[prep] == "than"
        for pobj in parse.kids(prep, ("pobj",))
    ]
    return (others or named or [noun])[0]


# -- what it was done to


def things(parse: Parse, verb: int) -> list[int]:
    """What a verb acts on: what suffers it, the noun it modifies, nouns behind its prepositions."""
    found = suffering(parse, verb)
    for child in parse.children[verb]:
        dep = parse.deps[child]
        if dep in ("dative", "attr", "oprd"):
            found += parse.conjuncts(child)
        if dep in ("prep", "prt", "dative"):
            behind = [noun for pobj in parse.kids(child, ("pobj",)) for noun in parse.conjuncts(pobj)]
            found += behind + wholes(parse, behind)
    if parse.deps[verb] in ("acl", "relcl"):
        found.append(parse.heads[verb])
    return found


def suffering(parse: Parse, verb: int) -> list[int]:
    """Direct objects and passive subjects; for "dozens of villages" the villages too."""
    found = [noun for child in parse.kids(verb, ("dobj", "nsubjpass")) for noun in parse.conjuncts(child)]
    if perfect(parse, verb) is not None:
        found.append(parse.heads[verb])
    return found + wholes(parse, found)


def perfect(parse: Parse, verb: int) -> int | None:
    """The "had" of "had hidden results" where the parse takes the participle for an adjective."""
    have = parse.heads[parse.heads[verb]]
    amod = parse.deps[verb] == "amod" and parse.tags[verb] == "VBN" and parse.deps[parse.heads[verb]] == "dobj"
    return have if amod and parse.lemmas[have] == "have" and have == verb - 1 else None


def wholes(parse: Parse, nouns: Iterable[int]) -> list[int]:
    """The villages of "dozens of villages"."""
    parts = [noun for noun in nouns if parse.lemmas[noun] in word_class("doing", "quantities")]
    return [whole for part in parts for whole in parse.prepositional(part, ("of",))]


def below(parse: Parse, verb: int) -> set[str]:
    """Lemmas behind a verb that hang on it by at most three steps."""
    found: set[str] = set()
    level = [verb]
    for _ in range(3):
        level = [child for token in level for child in parse.children[token] if child > verb]
        found.update(parse.lemmas[token] for token in level)
    return found


def deed_in(parse: Parse, noun: int) -> int | None:
    """The deed that a noun phrase names: "attack", "a campaign of terror", "a role in the murder", "an order to fire
    on"."""
    lemma = parse.lemmas[noun]
    if lemma in word_class("doing", "holders") or lemma in word_class("doing", "parts"):
        for inner in parse.prepositional(noun, ("of", "in", "for")):
            if is_deed(parse, inner):
                return inner
        for verb in parse.kids(noun, ("acl", "relcl")):
            if parse.tags[verb] == "VB" and deed_category(parse, verb):
                return verb
    return noun if is_deed(parse, noun) else None


def is_deed(parse: Parse, noun: int) -> bool:
    return parse.pos[noun] in ("NOUN", "PROPN") and bool(deed_category(parse, noun))


def deed_category(parse: Parse, token: int) -> str:
    """The category of a word of harm; empty where its neighbours make it harmless: "heart attack", "an attack of
    nerves"."""
    sense = senses().get(parse.lemmas[token])
    if sense is None:
        return ""
    if parse.pos[token] == "VERB":
        objects = {
            parse.lemmas[noun] for noun in [*parse.objects(token), *parse.prepositional(token, ("on", "at", "to"))]
        }
        return sense.verb or next((pair.category for pair in sense.pairs if objects & pair.things), "")
    if parse.pos[token] not in ("NOUN", "PROPN"):
        return ""
    if sense.deed:
        around = {parse.lemmas[child] for child in parse.kids(token, ("compound", "amod", "nmod"))}
        behind = {parse.lemmas[pobj] for pobj in parse.prepositional(token, ("of", "over"))}
        return "" if around & traps("before") or behind & traps("after") else sense.deed
    if sense.backing:
        backed = {parse.lemmas[pobj] for pobj in parse.prepositional(token, ("for", "of", "to"))}
        return "support for militants" if backed & word_class("blamed", "wrongdoers") else ""
    return ""


def end_of(parse: Parse, token: int) -> int:
    """Where the phrase below a token ends (exclusive), cut at a length that no phrase worth reading has."""
    return min(parse.right[token], token + LONGEST) + 1


def start_of(parse: Parse, token: int) -> int:
    return max(parse.left[token], token - LONGEST)


# -- whether it is claimed to have happened


def is_asserted(parse: Parse, i: int, inside: Callable[[int], bool]) -> bool:
    """False where the words deny, doubt, wish, order or foresee what token i states; `inside` says which to heed."""
    if any(parse.lowers[child] in ("no", "neither", "any") for child in parse.kids(i, ("det", "neg"))):
        return False
    if (
        parse.deps[i] == "ROOT"
        and parse.tags[i] == "VB"
        and any(parse.lowers[aux] == "to" for aux in parse.auxiliaries(i))
    ):
        return False
    clause_open = True  # what rules a clause (will, if, not) holds for its own words, not for clauses that hang on them
    while True:
        if parse.pos[i] in VERBAL and clause_open and not is_factual(parse, i):
            return False
        dep, head = parse.deps[i], parse.heads[i]
        if head == i or not inside(head) or dep in ("nsubj", "nsubjpass", "appos"):
            return True
        if dep in ("relcl", "acl"):
            if is_definite(parse, head):
                return True
        elif dep in ("advcl", "ccomp", "parataxis") or (dep == "conj" and parse.own_subject(i) is not None):
            clause_open = False
        if parse.pos[head] == "VERB" and dep not in ("advcl", "conj") and parse.lemmas[head] in traps("unreal"):
            return False
        if dep == "ccomp" and parse.is_negated(head):
            return False
        i = head


def is_definite(parse: Parse, noun: int) -> bool:
    """True for names and for "the", "this", "their" groups; "groups that shell towns" may be anybody's."""
    if parse.pos[noun] in ("PROPN", "PRON"):
        return True
    return any(parse.deps[child] == "poss" or parse.lowers[child] in DEFINITE for child in parse.children[noun])


def is_factual(parse: Parse, verb: int) -> bool:
    """False for a negated verb, one with a modal, one in a condition, and "to steal" by itself."""
    for child in parse.children[verb]:
        dep, lower = parse.deps[child], parse.lowers[child]
        if dep == "neg" or lower == "never" or (dep in ("mark", "advmod") and lower in traps("conditions")):
            return False
        if dep == "aux" and (lower in traps("modals") or (lower == "to" and parse.deps[verb] == "ROOT")):
            return False
        if dep in ("nsubj", "nsubjpass") and (lower in ("nobody", "none") or has_no(parse, child)):
            return False
    return True


def has_no(parse: Parse, noun: int) -> bool:
    return any(parse.lowers[child] in ("no", "neither") for child in parse.children[noun])
