"""Who accuses whom of what: a table for each construction; accuser, accused and words of the claim come out.

An accuser in brackets is words of the source that name no known actor; "publication" and "unattributed" are the voices.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.extraction import extract
from timeline.extraction.allegations.senses import pairs, senses
from timeline.extraction.candidates import AllegationCandidate, Document, Extraction
from timeline.extraction.lexicon import read
from timeline.vocabulary import AccuserVoice

Found = tuple[str, set[str], str]


@lru_cache(maxsize=512)
def extracted(text: str) -> Extraction:
    return extract(Document(text))


def allegations(text: str) -> list[Found]:
    """Each allegation as accuser, accused, claim."""
    found = extracted(text)
    names = {actor.id: actor.name for actor in found.actors}
    return [(who(a, names), {names[key] for key in a.accused}, a.claim) for a in found.allegations]


def who(allegation: AllegationCandidate, names: dict[str, str]) -> str:
    if allegation.voice is not None:
        return allegation.voice.value
    return names[allegation.accuser] if allegation.accuser else f"({allegation.accuser_text})"


def check(text: str, accuser: str, accused: set[str], words: str) -> None:
    """One allegation comes out, by and against these, its claim with these words."""
    found = allegations(text)
    assert [(by, against) for by, against, _ in found] == [(accuser, accused)]
    assert words in found[0][2]


# -- accusations by a way round


@pytest.mark.parametrize(
    ("text", "accuser", "accused", "words"),
    [
        ("Lars Holm is said to have bribed a judge.", "unattributed", {"Lars Holm"}, "bribed a judge"),
        ("Denmark is believed to be behind the raid.", "unattributed", {"Denmark"}, "behind the raid"),
        ("Norway voiced alarm at Denmark's seizure of a trawler.", "Norway", {"Denmark"}, "seizure of a trawler"),
        (
            "Norway drew attention to the delivery of weapons to the rebels through Danish ports.",
            "Norway",
            {"Denmark"},
            "delivery of weapons",
        ),
        (
            "The lawyer put it to Lars Holm that Denmark had hidden the report.",
            "unattributed",
            {"Denmark"},
            "hidden the report",
        ),
        ("Lars Holm, Anna Berg alleged, threw the files into the sea.", "Anna Berg", {"Lars Holm"}, "the files"),
        ("Norway charged Denmark with having timed its own races.", "Norway", {"Denmark"}, "timed its own races"),
        ("The raid was laid by Norway at Denmark's door.", "Norway", {"Denmark"}, "The raid"),
        ("Norway said that Denmark had done it on purpose.", "Norway", {"Denmark"}, "on purpose"),
        (
            "Lars Holm was charged with fraud. Two days later, Anna Berg alleged, the defendant burnt the files.",
            "unattributed",
            {"Lars Holm"},
            "fraud",
        ),
    ],
)
def test_accusations_by_a_way_round(text: str, accuser: str, accused: set[str], words: str) -> None:
    by, against, claim = allegations(text)[0]
    assert (by, against) == (accuser, accused)
    assert words in claim


def test_the_defendant_is_who_stands_accused() -> None:
    text = "Lars Holm was charged with fraud. Two days later, Anna Berg alleged, the defendant burnt the files."
    assert ("Anna Berg", {"Lars Holm"}) in [(by, against) for by, against, _ in allegations(text)]


@pytest.mark.parametrize("text", ["Denmark is said to have met Norway.", "Norway voiced alarm at the storm."])
def test_hearsay_and_concern_without_a_wrong_are_none(text: str) -> None:
    assert allegations(text) == []


@pytest.mark.parametrize(
    "text",
    ["The harbour burnt. Norway blamed Denmark.", "The ships sank. Norway blamed it on Denmark."],
)
def test_a_claim_is_never_a_bare_pronoun_or_verb(text: str) -> None:
    assert "Norway" in allegations(text)[0][2]


# -- words that accuse


@pytest.mark.parametrize(
    ("text", "accuser", "accused", "words"),
    [
        ("Norway accused Denmark of stealing cod from its waters.", "Norway", {"Denmark"}, "stealing cod"),
        ("Norway blamed Denmark for the fire in the harbour.", "Norway", {"Denmark"}, "the fire in the harbour"),
        ("Norway blamed the explosion on Denmark.", "Norway", {"Denmark"}, "the explosion"),
        ("Norway charged Denmark with breaking the fishing treaty.", "Norway", {"Denmark"}, "breaking the fishing"),
        ("Norway charged that Denmark had armed the smugglers.", "Norway", {"Denmark"}, "armed the smugglers"),
        ("Norway suspects Denmark of poisoning the herring.", "Norway", {"Denmark"}, "poisoning the herring"),
        ("Norway denounced Denmark for violating its airspace.", "Norway", {"Denmark"}, "violating its airspace"),
        ("Norway faulted Denmark for failing to stop the smugglers.", "Norway", {"Denmark"}, "failing to stop"),
        ("Norway pointed the finger at Denmark over the oil spill.", "Norway", {"Denmark"}, "the oil spill"),
        ("Norway laid the blame for the sinking at Denmark's door.", "Norway", {"Denmark"}, "the sinking"),
        ("Norway holds Denmark responsible for the deaths of two sailors.", "Norway", {"Denmark"}, "the deaths"),
        ("Oslo attributed the cyberattack to Russia.", "Norway", {"Russia"}, "the cyberattack"),
        ("Norway condemned Denmark's invasion of the island.", "Norway", {"Denmark"}, "invasion"),
        ("Lars Holm called Anna Berg a liar.", "Lars Holm", {"Anna Berg"}, "a liar"),
        ("Anna Berg criticised Lars Holm for lying to parliament.", "Anna Berg", {"Lars Holm"}, "lying"),
        (
            "Denmark, which Norway accuses of hacking its parliament, joined the talks.",
            "Norway",
            {"Denmark"},
            "hacking",
        ),
        ("Norway blamed the spill on Moscow.", "Norway", {"Russia"}, "the spill"),
        ("Norway held Moscow responsible for cutting a cable.", "Norway", {"Russia"}, "cutting a cable"),
        ("Norway says its patrols hold back and accuses Denmark of piracy.", "Norway", {"Denmark"}, "piracy"),
    ],
)
def test_accusing_verbs_name_accuser_accused_and_wrong(text: str, accuser: str, accused: set[str], words: str) -> None:
    check(text, accuser, accused, words)


@pytest.mark.parametrize(
    ("text", "accuser", "accused", "words"),
    [
        ("Anna Berg repeated her charge that Lars Holm had taken bribes.", "Anna Berg", {"Lars Holm"}, "taken bribes"),
        (
            "Norway's accusation that Denmark poisoned the herring is old.",
            "Norway",
            {"Denmark"},
            "poisoned the herring",
        ),
        ("Claims by Norway that Denmark sank the trawler were repeated.", "Norway", {"Denmark"}, "sank the trawler"),
        ("There are suspicions that Sweden helped the hijackers.", "unattributed", {"Sweden"}, "helped the hijackers"),
        ("Allegations of fraud against Lars Holm have multiplied.", "unattributed", {"Lars Holm"}, "fraud"),
        ("Lars Holm faces charges of corruption.", "unattributed", {"Lars Holm"}, "corruption"),
        ("Lars Holm was arrested on suspicion of murder.", "unattributed", {"Lars Holm"}, "murder"),
    ],
)
def test_accusing_nouns_accuse_by_clause_and_by_preposition(
    text: str, accuser: str, accused: set[str], words: str
) -> None:
    check(text, accuser, accused, words)


@pytest.mark.parametrize(
    ("text", "accuser", "accused", "words"),
    [
        ("Denmark was accused of shelling a lighthouse.", "unattributed", {"Denmark"}, "shelling a lighthouse"),
        ("Denmark was accused by Norway of shelling a lighthouse.", "Norway", {"Denmark"}, "shelling a lighthouse"),
        ("Lars Holm was indicted for bribery.", "unattributed", {"Lars Holm"}, "bribery"),
        ("The man accused of killing Anna Berg is Lars Holm.", "unattributed", {"Lars Holm"}, "killing Anna Berg"),
        ("Denmark denied arming the rebels.", "unattributed", {"Denmark"}, "arming the rebels"),
    ],
)
def test_passives_name_the_agent_or_nobody(text: str, accuser: str, accused: set[str], words: str) -> None:
    check(text, accuser, accused, words)


@pytest.mark.parametrize(
    ("text", "accused", "words"),
    [
        ("Danish soldiers allegedly crossed the border at night.", {"Denmark"}, "crossed the border"),
        ("The alleged killer, Lars Holm, left the country.", {"Lars Holm"}, "killer"),
        ("Lars Holm, a suspected spy, was expelled.", {"Lars Holm"}, "suspected spy"),
        ("Denmark's alleged support for the rebels was discussed.", {"Denmark"}, "support for the rebels"),
    ],
)
def test_hedges_accuse_in_nobodys_name(text: str, accused: set[str], words: str) -> None:
    check(text, "unattributed", accused, words)


# -- wrongs that somebody's words tell


@pytest.mark.parametrize(
    ("text", "accuser", "accused", "words"),
    [
        ("Norway said that Denmark was arming the rebels.", "Norway", {"Denmark"}, "arming the rebels"),
        ('"Danish guns killed four fishermen," Anna Berg said.', "Anna Berg", {"Denmark"}, "killed four fishermen"),
        ('"Sweden has broken its word," Anna Berg said.', "Anna Berg", {"Sweden"}, "broken its word"),
        (
            "According to Anna Berg, Sweden has violated the treaty twice.",
            "Anna Berg",
            {"Sweden"},
            "violated the treaty",
        ),
        ("Anna Berg said Sweden was giving shelter to terrorists.", "Anna Berg", {"Sweden"}, "giving shelter"),
        ("Anna Berg said Sweden was behind the attack.", "Anna Berg", {"Sweden"}, "behind the attack"),
        ("Anna Berg said Sweden was responsible for the massacre.", "Anna Berg", {"Sweden"}, "the massacre"),
        ("Anna Berg said Sweden had failed to protect the fishermen.", "Anna Berg", {"Sweden"}, "failed to protect"),
        ("Anna Berg wrote that Sweden had played a part in the coup.", "Anna Berg", {"Sweden"}, "a part in the coup"),
        ("Anna Berg said Lars Holm was a traitor.", "Anna Berg", {"Lars Holm"}, "traitor"),
        ("Anna Berg said Danish frigates had rammed a trawler.", "Anna Berg", {"Denmark"}, "rammed a trawler"),
        ("Anna Berg said Denmark had hidden test results.", "Anna Berg", {"Denmark"}, "hidden test results"),
        ("Anna Berg said Denmark had dumped waste in the river.", "Anna Berg", {"Denmark"}, "dumped waste"),
        ("Anna Berg said Denmark had turned a blind eye.", "Anna Berg", {"Denmark"}, "turned a blind eye"),
        ("Anna Berg said Denmark built a pier in breach of the treaty.", "Anna Berg", {"Denmark"}, "built a pier"),
        ("The panel found that Rwanda had armed the rebels.", "(The panel)", {"Rwanda"}, "armed the rebels"),
    ],
)
def test_what_somebody_says_an_actor_did_accuses(text: str, accuser: str, accused: set[str], words: str) -> None:
    check(text, accuser, accused, words)


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Anna Berg told reporters that the trawler had been sunk by Denmark.", {"Denmark"}),
        ("Anna Berg said the missiles had come from Danish ships.", {"Denmark"}),
        ("The fire had come, Anna Berg said, from hills held by the Red Brigades.", {"Red Brigades"}),
        ("Anna Berg said Sweden's invasion had cost 200 lives.", {"Sweden"}),
        ("Anna Berg said the drones that hit the port were launched by Sweden.", {"Sweden"}),
        ('"The man who ordered the murder is none other than Lars Holm," Anna Berg said.', {"Lars Holm"}),
        ('"It was Lars Holm who gave the order to fire on the crowd," Anna Berg said.', {"Lars Holm"}),
    ],
)
def test_the_accused_need_not_be_the_subject(text: str, accused: set[str]) -> None:
    found = allegations(text)
    assert [(by, against) for by, against, _ in found] == [("Anna Berg", accused)]


# -- several accused, several accusers


def test_all_who_are_accused_together_are_kept() -> None:
    check(
        "Norway accused Denmark and Sweden of bribing officials.", "Norway", {"Denmark", "Sweden"}, "bribing officials"
    )


def test_joint_accusers_make_one_allegation() -> None:
    found = extracted("Norway and Finland accused Denmark of spying.")
    names = {actor.id: actor.name for actor in found.actors}
    (allegation,) = found.allegations
    assert names[allegation.accuser or ""] == "Norway"
    assert [names[key] for key in allegation.co_accusers] == ["Finland"]


def test_accusing_each_other_makes_an_allegation_each_way() -> None:
    found = allegations("Norway and Denmark accused each other of breaking the truce.")
    assert [(by, against) for by, against, _ in found] == [("Norway", {"Denmark"}), ("Denmark", {"Norway"})]


def test_a_charge_and_a_counter_charge_are_two_allegations() -> None:
    found = allegations("Norway accused Denmark of spying. Denmark in turn accused Norway of fraud.")
    assert [(by, against) for by, against, _ in found] == [("Norway", {"Denmark"}), ("Denmark", {"Norway"})]


def test_a_repeated_claim_is_one_allegation_with_two_passages() -> None:
    text = "Norway accused Denmark of stealing cod. Norway said again on Friday that Denmark had stolen cod."
    (allegation,) = extracted(text).allegations
    assert len(allegation.passages) == 2


def test_an_interviewer_accuses_whom_he_asks() -> None:
    opening = "Anna Berg received the Courier on Monday.\n\n"
    first = "Q: Denmark says that you are arming the rebels.\n\nA: That is untrue.\n\n"
    found = allegations(opening + first + "Q: Do you trust it, Mrs. Berg?\n\nA: No.")
    assert [by for by, _, _ in found] == ["Denmark"]


def test_an_accused_group_is_named_without_what_it_is_accused_of() -> None:
    ((_, accused, _),) = allegations("The army accused rebels of breaking the truce.")
    assert accused == {"rebels"}


def test_groups_tied_to_a_state_are_not_that_state() -> None:
    ((_, accused, _),) = allegations("Norway accused pro-Danish rebels of burning a bridge.")
    assert "Denmark" not in accused


# -- the article's own voice


@pytest.mark.parametrize(
    "text",
    [
        "The raids show Denmark's continued failure to stop smugglers.",
        "Denmark's inability or unwillingness to dismantle the gangs is plain.",
        "Denmark has only itself to blame.",
        "Denmark continues to profit from denial and deflection.",
        "Denmark misled its neighbours for years.",
    ],
)
def test_blame_by_the_article_is_the_publications(text: str) -> None:
    ((accuser, accused, _),) = allegations(text)
    assert (accuser, accused) == ("publication", {"Denmark"})


def test_the_publication_has_no_accuser() -> None:
    (allegation,) = extracted("The raids show Denmark's continued failure to stop smugglers.").allegations
    assert (allegation.accuser, allegation.voice) == (None, AccuserVoice.PUBLICATION)


@pytest.mark.parametrize(
    "text",
    [
        "Danish troops shelled the town on Monday and killed nine people.",
        "The talks failed to produce an agreement.",
        "Gunmen attacked a police station in Denmark.",
        "Lars Holm was sentenced to ten years for murder.",
    ],
)
def test_telling_what_happened_accuses_nobody(text: str) -> None:
    assert allegations(text) == []


@pytest.mark.shared
def test_the_users_own_article_tells_its_voices_apart(shared: Path) -> None:
    text = (shared / "seed" / "000_3bfa1d07f19fcf00.txt").read_text(encoding="utf-8")
    found = extracted(text)
    names = {actor.id: actor.name for actor in found.actors}
    (charge,) = [a for a in found.allegations if a.accuser and names[a.accuser] == "Pakistan"]
    assert "carrying out attacks" in charge.claim
    assert [(names[answer.actor or ""], answer.stance.value) for answer in charge.answers] == [("Taliban", "denies")]
    blame = [(accused, words) for by, accused, words in allegations(text) if by == "publication"]
    assert any("failure to prevent" in words and accused == {"Taliban"} for accused, words in blame)
    assert any("unwillingness to dismantle" in words and accused == {"Taliban"} for accused, words in blame)


# -- no allegations


@pytest.mark.parametrize(
    "text",
    [
        "Norway did not accuse Denmark of anything.",
        "Norway stopped short of accusing Denmark of theft.",
        "Anna Berg said Sweden would attack if the talks failed.",
        "Anna Berg said Sweden had not attacked anybody.",
        "Anna Berg said Sweden should stop bombing cities.",
        "Anna Berg said no Swedish soldier had crossed the border.",
        "Anna Berg asked whether Sweden had violated the treaty.",
        "Anna Berg warned that Sweden might invade the island.",
        "Norway's army said it had bombed the bridge.",
        "Anna Berg said she would not recommend charges against Lars Holm.",
    ],
)
def test_what_is_denied_feared_or_foreseen_accuses_nobody(text: str) -> None:
    assert allegations(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The factory makes charged batteries.",
        "The hotel charged Lars Holm 50 crowns for breakfast.",
        "It goes without saying that Denmark won.",
        "Anna Berg said the government was fighting inflation.",
        "Lars Holm suffered an attack of nerves before the talks.",
        "Anna Berg said Lars Holm had died of a heart attack.",
        "Parliament killed the bill, Anna Berg said.",
        "Anna Berg said Sweden had struck a deal with Norway.",
        "Anna Berg said she would attack the deficit.",
        "Anna Berg said Lars Holm had stolen the show.",
        "Anna Berg criticised Lars Holm for his tie.",
        "Lars Holm stood by his remarks, his spokesman said.",
        "Anna Berg said Lars Holm was attacking her because of the polls.",
    ],
)
def test_word_traps_and_mere_criticism_accuse_nobody(text: str) -> None:
    assert allegations(text) == []


# -- what an allegation carries


@pytest.mark.parametrize(
    ("deed", "category"),
    [
        ("shelling a village", "violence"),
        ("sheltering the rebels", "support for militants"),
        ("spying", "espionage"),
        ("taking bribes", "corruption"),
        ("spreading lies", "deception"),
        ("violating the truce", "violation"),
        ("meddling in the election", "interference"),
        ("kidnapping two sailors", "detention"),
        ("failing to protect the fishermen", "failure of duty"),
        ("wearing the wrong hat", "other"),
    ],
)
def test_the_category_follows_from_the_deed(deed: str, category: str) -> None:
    (allegation,) = extracted(f"Norway accused Denmark of {deed}.").allegations
    assert allegation.category == category


def test_an_allegation_knows_the_statement_that_makes_it() -> None:
    found = extracted("It was a cold day. Anna Berg said Sweden had bombed the bridge.")
    (allegation,) = found.allegations
    assert allegation.statement is not None
    assert "bombed the bridge" in found.statements[allegation.statement].content[0].quote


# -- known misses


@pytest.mark.parametrize(
    ("text", "accuser", "accused", "words"),
    [
        pytest.param(
            "Anna Berg said the crew's rifles had been made in Sweden.",
            "Anna Berg",
            {"Sweden"},
            "made in Sweden",
            marks=pytest.mark.xfail(reason="that weapons come from a country accuses it only by what everybody knows"),
        ),
        pytest.param(
            '"No matter what Sweden promises, it will find ways not to keep it," Anna Berg said.',
            "Anna Berg",
            {"Sweden"},
            "not to keep it",
            marks=pytest.mark.xfail(reason="a foretold breach reads like any other future"),
        ),
        pytest.param(
            "Norway expelled a Danish diplomat because he had photographed the base.",
            "Norway",
            {"Denmark"},
            "photographed the base",
            marks=pytest.mark.xfail(reason="a reason given for a penalty is no accusing frame yet"),
        ),
    ],
)
def test_known_misses(text: str, accuser: str, accused: set[str], words: str) -> None:
    check(text, accuser, accused, words)


# -- whatever the text

WORDS = (
    [
        "Norway",
        "Denmark",
        "Anna",
        "rebels",
        "accused",
        "of",
        "blamed",
        "said",
        "denied",
        "shelling",
        "the",
        "attack",
        "it",
    ],
    [
        "that",
        "which",
        "by",
        "allegedly",
        "charges",
        "against",
        "failure",
        "to",
        "stop",
        "no",
        "comment",
        "rejected",
        "each",
    ],
    ["other", "is", "none", "than", '"', "“", "”", ",", ".", "\n\n", "—", "(", ")", "🙂", "…"],
)
PIECES = st.sampled_from([f" {word} " for words in WORDS for word in words])


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_gives_allegations_that_point_into_it(text: str) -> None:
    found = extract(Document(text))
    known = {actor.id for actor in found.actors}
    for allegation in found.allegations:
        assert allegation.claim
        assert allegation.accused
        assert allegation.passages
        assert {allegation.accuser or allegation.accused[0], *allegation.accused, *allegation.co_accusers} <= known
        assert (allegation.voice is None) == (allegation.accuser_text not in {"publication", "unattributed"})
        for span in (*allegation.passages, *(span for answer in allegation.answers for span in answer.passages)):
            assert text[span.start : span.end] == span.quote


# -- the word classes


def test_every_word_of_harm_is_one_lemma() -> None:
    assert [lemma for lemma in senses() if lemma != lemma.lower() or " " in lemma or "_" in lemma] == []


def test_every_pair_has_a_verb_and_a_thing() -> None:
    assert all(pair["verbs"].split() and pair["things"].split() for pair in pairs())


def test_no_word_stands_in_two_categories_of_one_class() -> None:
    for kind in ("verbs", "deeds", "doers"):
        lemmas = [lemma for words in read("allegations")[kind].values() for lemma in words.split()]
        assert sorted({lemma for lemma in lemmas if lemmas.count(lemma) > 1}) == []
