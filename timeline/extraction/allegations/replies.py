"""Words that answer a charge: denial, rejection, admission, silence, counter.

`Replies` reads them wherever they stand ("denied it", "called the charge a lie", "did not respond", "Danish denials");
what the accused say of the deed itself comes from `rejoinders`. Which allegation a Reply answers is found out by
`answers`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from timeline.extraction.actors import Cast
from timeline.extraction.allegations.harm import antecedent, below, doers_of_verb, end_of, is_factual, wrong_at
from timeline.extraction.allegations.rejoinders import Rejoinders
from timeline.extraction.allegations.reply import PERSONAL, Reply, is_denied, is_wrong_word, named, phrases, words
from timeline.extraction.allegations.sides import Sides
from timeline.extraction.allegations.spoken import Spoken
from timeline.extraction.syntax import NOMINAL, VERBAL, Parse
from timeline.vocabulary import Stance

PREDICATES = ("oprd", "attr", "acomp", "amod", "ccomp", "pobj", "xcomp", "dobj", "conj", "nmod")


class Replies:
    """Goes through a text once and finds what answers."""

    def __init__(
        self, parse: Parse, cast: Cast, spoken: Spoken, sides: Sides, accused: Collection[str], claimed: Collection[int]
    ) -> None:
        self.parse = parse
        self.cast = cast
        self.spoken = spoken
        self.rejoinders = Rejoinders(parse, cast, spoken, sides, accused, claimed)

    def find(self) -> Iterator[Reply]:
        """Replies in the order of the text, at one place worded ones first."""
        yield from sorted((*self.worded(), *self.rejoinders.find()), key=lambda reply: reply.token)

    def worded(self) -> Iterator[Reply]:
        by_lemma = readers()
        for i, lemma in enumerate(self.parse.lemmas):
            for read_word in by_lemma.get(lemma, ()):
                reply = read_word(self, i)
                if reply is not None:
                    yield reply

    # -- words of answering

    def deny(self, verb: int) -> Reply | None:
        """ "denied it"; "neither confirmed nor denied" is silence, "did not deny" nothing."""
        parse = self.parse
        beside = [*parse.kids(verb, ("conj",)), *([parse.heads[verb]] if parse.deps[verb] == "conj" else [])]
        if any(parse.lemmas[token] == "confirm" for token in beside):
            return self.reply(verb, Stance.NO_COMMENT, "neither-confirms-nor-denies", 0.8)
        return None if parse.is_negated(verb) else self.reply(verb, Stance.DENIES, "denies", 0.8)

    def reject(self, verb: int) -> Reply | None:
        """Rejecting answers where what is rejected is a charge or a wrong, not a plan."""
        reply = self.reply(verb, Stance.REJECTS, "rejects", 0.8)
        answers = reply is not None and (reply.refers or self.names_wrong(verb))
        return reply if answers and not self.parse.is_negated(verb) else None

    def admit(self, verb: int) -> Reply | None:
        """Admitting anything answers where the accused do it soon after the charge: "acknowledged the omissions"."""
        reply = self.reply(verb, Stance.ADMITS, "admits", 0.7)
        if (
            reply is None
            or (reply.source is None and reply.actor is None)
            or self.parse.is_negated(verb)
            or self.parse.is_passive(verb)
        ):
            return None
        firm = reply.refers or self.names_wrong(verb)
        return reply if firm else replace(reply, firm=False, confidence=0.5)

    def claim_responsibility(self, verb: int) -> Reply | None:
        """ "claimed responsibility for the attack", "took the blame"."""
        taken = {self.parse.lemmas[noun] for noun in self.parse.objects(verb)}
        if not taken & {"responsibility", "blame"} or not is_factual(self.parse, verb) or is_denied(self.parse, verb):
            return None
        return self.reply(verb, Stance.ADMITS, "claims-responsibility", 0.7)

    def settle(self, verb: int) -> Reply | None:
        """ "reached a settlement with prosecutors", "settled the case": half an admission."""
        parse = self.parse
        things = {parse.lemmas[noun] for noun in self.objects(verb)}
        case = parse.lemmas[verb] == "settle" and bool(things & words("contested"))
        if not (things & words("settlements") or case) or not is_factual(parse, verb) or parse.is_passive(verb):
            return None
        reply = self.reply(verb, Stance.ADMITS, "settles", 0.4)
        return replace(reply, firm=False) if reply is not None and reply.source is not None else None

    def regret(self, verb: int) -> Reply | None:
        return None if self.parse.is_negated(verb) else self.reply(verb, Stance.ADMITS, "apologises", 0.6)

    def withhold(self, verb: int) -> Reply | None:
        """ "declined to comment"."""
        if not any(self.parse.lemmas[child] in words("speak") for child in self.parse.kids(verb, ("xcomp",))):
            return None
        return self.reply(verb, Stance.NO_COMMENT, "declines-to-comment", 0.8)

    def say_nothing(self, verb: int) -> Reply | None:
        """ "has said nothing about it"."""
        nothing = any(self.parse.lowers[noun] == "nothing" for noun in self.parse.objects(verb))
        return self.reply(verb, Stance.NO_COMMENT, "keeps-silent", 0.6) if nothing else None

    def keep_silent(self, verb: int) -> Reply | None:
        """ "did not respond", "has yet to respond", "would not say", "would not be drawn", "could not be reached"."""
        parse = self.parse
        head = parse.heads[verb]
        waiting = parse.deps[verb] == "xcomp" and any(
            parse.lowers[t] == "yet" for t in (*parse.children[verb], *parse.children[head])
        )
        unwilling = parse.deps[verb] == "xcomp" and parse.lowers[head] == "going" and parse.is_negated(head)
        if not waiting and not unwilling and not parse.is_negated(verb):
            return None
        if parse.lemmas[verb] in words("telling") and not waiting:
            refused = any(parse.lowers[aux] in ("would", "will", "wo", "can", "ca") for aux in parse.auxiliaries(verb))
            drawn = parse.is_passive(verb) and parse.lemmas[verb] == "draw"
            if not (refused or unwilling) or (not drawn and parse.kid(verb, ("ccomp", "dobj", "prep")) is None):
                return None
        return self.reply(verb, Stance.NO_COMMENT, "keeps-silent", 0.7)

    def have_no_answer(self, verb: int) -> Reply | None:
        """ "had no comment", "no reply has been received", "there was no word from the ministry"."""
        parse = self.parse
        things = [*parse.objects(verb), *parse.kids(verb, ("nsubjpass", "nsubj", "attr"))]
        for thing in things:
            if parse.lemmas[thing] in words("answers") and any(
                parse.lowers[child] == "no" for child in parse.children[thing]
            ):
                senders = parse.prepositional(thing, ("from", "by")) + parse.prepositional(verb, ("from",))
                who = next((actor for sender in senders if (actor := self.cast.acting(sender)) is not None), None)
                return self.reply(verb, Stance.NO_COMMENT, "has-no-answer", 0.7, who=who, refers=True)
        return None

    def be_unaware(self, verb: int) -> Reply | None:
        """ "was not aware of", "was unavailable", "remained silent"."""
        parse = self.parse
        for word in parse.kids(verb, ("acomp", "oprd", "attr")):
            if parse.lemmas[word] in words("unaware") or (
                parse.lemmas[word] in words("aware") and parse.is_negated(verb)
            ):
                return self.reply(verb, Stance.NO_COMMENT, "is-unaware", 0.6)
        return None

    def plead(self, verb: int) -> Reply | None:
        """ "pleaded not guilty", "pleaded guilty"."""
        behind = below(self.parse, verb)
        if not behind & {"guilty", "innocent"}:
            return None
        denies = "innocent" in behind or "not" in behind or self.parse.is_negated(verb)
        return self.reply(verb, Stance.DENIES if denies else Stance.ADMITS, "pleads", 0.8)

    def protest_innocence(self, verb: int) -> Reply | None:
        """ "maintains her innocence"."""
        if not any(self.parse.lemmas[noun] == "innocence" for noun in self.parse.objects(verb)):
            return None
        return self.reply(verb, Stance.DENIES, "protests-innocence", 0.8)

    def push_back(self, verb: int) -> Reply | None:
        """ "pushed back against the charge", "took issue with the report"."""
        around = below(self.parse, verb) | {self.parse.lemmas[verb]}
        if not any(needed <= around for needed in phrases("pushes")):
            return None
        return self.reply(verb, Stance.REJECTS, "pushes-back", 0.6)

    def be_untrue(self, verb: int) -> Reply | None:
        """ "there is no truth to the report"."""
        parse = self.parse
        for noun in parse.kids(verb, ("attr",)):
            if parse.lemmas[noun] in words("truth") and any(
                parse.lowers[child] == "no" for child in parse.children[noun]
            ):
                about = parse.prepositional(noun, ("to", "in", "for", "of")) + self.objects(verb)
                refers, to = self.references(about)
                who = self.speaker(verb)
                return self.reply(verb, Stance.REJECTS, "has-no-truth", 0.7, who=who, refers=refers, to=to)
        return None

    def counter(self, verb: int) -> Reply | None:
        """ "hit back", "countered", "points instead to"."""
        around = below(self.parse, verb) | {self.parse.lemmas[verb]}
        if not any(needed <= around for needed in phrases("counters")):
            return None
        return self.reply(verb, Stance.COUNTERS, "hits-back", 0.6)

    def verdict(self, verb: int) -> Reply | None:
        """ "called the charge a lie", "calls that nonsense", "the claim is false": said of what was alleged."""
        parse = self.parse
        false = self.says_false(verb)
        if parse.is_negated(verb) or not (false or self.says_something(verb)):
            return None
        subjects = parse.kids(verb, ("nsubj", "nsubjpass"))
        inner = [s for t in parse.kids(verb, ("ccomp", "oprd", "xcomp")) for s in parse.kids(t, ("nsubj",))]
        pointed = [
            c for noun in parse.objects(verb) for c in parse.kids(noun, ("det",)) if parse.lowers[c] in ("that", "this")
        ]
        around = [parse.heads[verb]] if parse.deps[verb] == "relcl" else []  # "a charge it calls absurd"
        judged = subjects if parse.lemmas[verb] in ("be", "make") else parse.objects(verb) + inner + pointed + around
        refers, to = self.references([noun for noun in judged if parse.lemmas[noun] not in words("false")])
        refers = refers or (false and not subjects and self.opens_statement(verb))
        if not refers:
            return None
        who = self.speaker(verb) if parse.lemmas[verb] in ("be", "make") else self.answerer(verb)
        reply = self.reply(verb, Stance.REJECTS, "calls-it-false", 0.7, who=who, refers=True, to=to)
        if around and reply is not None and reply.actor is not None and not self.rejoinders.is_accused(reply.actor):
            reply = replace(reply, actor=None)  # a misread pronoun: it means the accused
        return reply if false or reply is None else replace(reply, firm=False, confidence=0.4, rule="calls-it-a-name")

    def opens_statement(self, verb: int) -> bool:
        """True for "was libel" of "that, he told me, was libel", whose subject the cue cut off."""
        said = self.spoken.at(verb)
        return self.parse.lemmas[verb] == "be" and said is not None and self.spoken.at(max(verb - 1, 0)) != said

    def says_something(self, verb: int) -> bool:
        """True for a noun or adjective that names what was said, in quotation marks or with "a", and does not approve:
        "called the report a novel"."""
        parse = self.parse
        subject = parse.own_subject(verb)
        pronoun = subject is not None and parse.pos[subject] == "PRON"
        if parse.lemmas[verb] == "make" or (parse.lemmas[verb] == "be" and pronoun):
            return False
        heads = [*parse.children[verb], *(p for c in parse.kids(verb, ("prep",)) for p in parse.kids(c, ("pobj",)))]
        names = [t for t in heads if t > verb and parse.deps[t] in PREDICATES and parse.pos[t] in ("NOUN", "ADJ")]
        names = [t for t in names if parse.deps[t] in ("attr", "acomp", "oprd", "pobj")]
        return bool(names) and not any(parse.lemmas[t] in words("approving") for t in names)

    def says_false(self, verb: int) -> bool:
        """True for a predicate that says of something that it is false."""
        parse = self.parse
        if parse.lemmas[verb] == "make":
            return parse.is_passive(verb) and any(parse.lowers[t] == "up" for t in parse.children[verb])
        near = [t for child in parse.children[verb] for t in (child, *parse.children[child])]
        near += [t for noun in parse.objects(verb) for t in range(noun, end_of(parse, noun))]
        return any(parse.lemmas[t] in words("false") and parse.deps[t] in PREDICATES for t in near)

    def denial(self, noun: int) -> Reply | None:
        """ "despite denials by Denmark", "Danish denials"."""
        parse = self.parse
        if parse.pos[noun] != "NOUN":
            return None
        stance = Stance.ADMITS if parse.lemmas[noun] in words("admissions") else Stance.DENIES
        owners = parse.kids(noun, ("poss", "amod", "compound", "nmod")) + parse.prepositional(
            noun, ("by", "from", "of")
        )
        verb = parse.heads[noun]
        made = parse.deps[noun] == "dobj" and parse.lemmas[verb] in ("make", "issue", "repeat", "offer")
        owners += list(doers_of_verb(parse, verb)) if made else []
        who = next((actor for owner in owners if (actor := self.cast.acting(owner)) is not None), None)
        return self.reply(noun, stance, "denial-noun", 0.6, who=who) if who is not None else None

    def reply(
        self,
        token: int,
        stance: Stance,
        rule: str,
        confidence: float,
        who: str | None = None,
        refers: bool | None = None,
        to: tuple[str, ...] = (),
    ) -> Reply | None:
        """A worded reply; who answers and what it points at are read from the token's own phrase."""
        parse = self.parse
        verbal = parse.pos[token] in VERBAL
        if (
            verbal
            and refers is None
            and stance is not Stance.NO_COMMENT
            and parse.is_passive(token)
            and not parse.agents(token)
        ):
            return None
        if refers is None:
            refers, to = self.references(self.objects(token))
            refers = refers or self.hangs_on_charge(token)
        actor = who or (self.answerer(token) if verbal else None)
        about, categories = named(parse, range(token + 1, end_of(parse, token)))
        statement, source = self.spoken.about(token), next(iter(doers_of_verb(parse, token)), None) if verbal else None
        return Reply(token, stance, actor, about, categories, refers, rule, confidence, to, statement, source=source)

    # -- whom and what

    def answerer(self, verb: int) -> str | None:
        """Who answers by this verb; "could not be reached" leaves its subject without an answer."""
        parse = self.parse
        doers: Sequence[int] = doers_of_verb(parse, verb) or [t for t in (parse.subject(verb),) if t is not None]
        doers = [
            doer
            for doer in doers
            if parse.lemmas[antecedent(parse, doer)] not in words("answers") | words("accusations")
        ]
        if not doers and verb and parse.own_subject(verb) is None and parse.left[verb] == verb - 1:
            return self.cast.at(verb - 1) or self.speaker(verb)  # "Tully conceded", the name taken for an adverb
        if not doers or parse.lowers[doers[0]] in PERSONAL:
            return self.speaker(verb)
        doer = antecedent(parse, doers[0])
        return self.cast.acting(doer) or self.cast.speaks_for(doer)

    def speaker(self, token: int) -> str | None:
        statement = self.spoken.at(token)
        return self.spoken.statements[statement].speaker if statement is not None else None

    def objects(self, token: int) -> list[int]:
        """What the word acts on: objects and nouns behind prepositions."""
        found = self.parse.objects(token) + self.parse.kids(token, ("nsubjpass",))
        for child in self.parse.kids(token, ("prep", "prt", "dative")):
            found += self.parse.kids(child, ("pobj",))
        for child in self.parse.kids(token, ("xcomp",)):
            found += self.objects(child)
        return found

    def references(self, nouns: Iterable[int]) -> tuple[bool, tuple[str, ...]]:
        """Whether one of the nouns points back to a charge, and whose charge it is said to be."""
        parse, refers, to = self.parse, False, []
        for noun in nouns:
            if parse.lemmas[noun] in words("references") or parse.lowers[noun] in words("pronouns"):
                refers = True
                owners = parse.kids(noun, ("poss", "amod", "compound"))
                to += [actor for owner in owners if (actor := self.cast.acting(owner)) is not None]
        return refers, tuple(to)

    def hangs_on_charge(self, token: int) -> bool:
        """True in a relative clause on a charge: "charges that X continues to deny", be "charges" taken for a verb."""
        parse = self.parse
        for _ in range(4):
            head = parse.heads[token]
            if parse.deps[token] in ("relcl", "ccomp", "acl") and parse.lemmas[head] in words("accusations"):
                return parse.pos[head] in NOMINAL or parse.own_subject(head) is None
            if head == token or parse.deps[token] not in ("xcomp", "conj", "ccomp"):
                return False
            token = head
        return False

    def names_wrong(self, verb: int) -> bool:
        """True where what a verb acts on is a wrong: "rejected having armed", "conceded that its missiles had
        struck"."""
        parse = self.parse
        inner = parse.kids(verb, ("ccomp", "xcomp", "dobj", "pcomp"))
        inner += [token for child in inner for token in parse.kids(child, ("conj", "xcomp", "dobj"))]
        return any(wrong_at(parse, token) is not None or is_wrong_word(parse, token) for token in inner)


@lru_cache(maxsize=1)
def readers() -> dict[str, tuple[Callable[[Replies, int], Reply | None], ...]]:
    """Which methods read which lemma."""
    classes = (
        ("deny", Replies.deny),
        ("reject", Replies.reject),
        ("admit", Replies.admit),
        ("taking", Replies.claim_responsibility),
        ("settling", Replies.settle),
        ("regret", Replies.regret),
        ("withhold", Replies.withhold),
        ("silent", Replies.keep_silent),
        ("sayings", Replies.say_nothing),
        ("telling", Replies.keep_silent),
        ("having", Replies.have_no_answer),
        ("being", Replies.be_unaware),
        ("judging", Replies.verdict),
        ("being", Replies.verdict),
        ("being", Replies.be_untrue),
        ("being", Replies.have_no_answer),
        ("staying", Replies.be_unaware),
        ("pleading", Replies.plead),
        ("protesting", Replies.protest_innocence),
        ("pushing", Replies.push_back),
        ("making", Replies.verdict),
        ("hitting", Replies.counter),
        ("denials", Replies.denial),
        ("admissions", Replies.denial),
    )
    found: dict[str, tuple[Callable[[Replies, int], Reply | None], ...]] = {}
    for name, method in classes:
        for lemma in words(name):
            found[lemma] = (*found.get(lemma, ()), method)
    return found
