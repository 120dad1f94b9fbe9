"""What is answered to an allegation: short texts in; who answers, the stance and the passage out."""

from __future__ import annotations

from functools import lru_cache

import pytest

from timeline.extraction import extract
from timeline.extraction.candidates import Document, Extraction

THEFT = "Norway accused Denmark of stealing cod. "
BRIBERY = "Norway accused Lars Holm of bribery. "
SHELLING = "Norway accused Denmark of shelling a village. "
Found = tuple[str | None, str]


@lru_cache(maxsize=512)
def extracted(text: str) -> Extraction:
    return extract(Document(text))


def answers(text: str, accused: str | None = None) -> list[Found]:
    """Who answers and how, of all allegations or of those against one actor."""
    found = extracted(text)
    names = {actor.id: actor.name for actor in found.actors}
    return [
        (names[answer.actor] if answer.actor else None, answer.stance.value)
        for allegation in found.allegations
        if accused is None or accused in {names[key] for key in allegation.accused}
        for answer in allegation.answers
    ]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (THEFT + "Denmark denied it.", "Denmark"),
        (THEFT + "Copenhagen denies the charge.", "Denmark"),
        (THEFT + "Denmark denied having stolen any.", "Denmark"),
        ("Denmark denies having stolen cod. Norway accuses Denmark of stealing cod.", "Denmark"),
        ("Norway accused Denmark of stealing cod, which Denmark denies.", "Denmark"),
        ("Norway accused Denmark of stealing cod, charges that Danish officials continue to deny.", "Denmark"),
        ("Despite Danish denials, Norway accused Denmark of stealing cod.", "Denmark"),
        (THEFT + "The talks went on.\n\nThe weather was mild.\n\nDenmark has always denied the theft.", "Denmark"),
        ("Denmark denied arming the rebels.", "Denmark"),
    ],
)
def test_denials_are_found_wherever_they_stand(text: str, actor: str) -> None:
    assert answers(text) == [(actor, "denies")]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (THEFT + "A spokesman for the Danish government rejected the accusation as baseless.", "Denmark"),
        (THEFT + "Lars Holm, Denmark's foreign minister, called the claim a fairy tale.", "Lars Holm"),
        (THEFT + '"That is a lie," said Lars Holm, the Danish fisheries minister.', "Lars Holm"),
        (THEFT + "Denmark dismissed the allegation.", "Denmark"),
    ],
)
def test_rejections_call_the_charge_false(text: str, actor: str) -> None:
    assert answers(text) == [(actor, "rejects")]


@pytest.mark.parametrize(
    ("text", "actor", "stance"),
    [
        (THEFT + '"We did not take a single fish," said the Danish minister, Lars Holm.', "Lars Holm", "denies"),
        (BRIBERY + "Holm said he had never taken a krone.", "Lars Holm", "denies"),
        (BRIBERY + "Holm said he had nothing to do with it.", "Lars Holm", "denies"),
        (
            "Norway accused Denmark of breaking the treaty. Denmark insists that it has kept its word.",
            "Denmark",
            "rejects",
        ),
        (SHELLING + "Denmark said its guns had shelled the village.", "Denmark", "admits"),
    ],
)
def test_what_the_accused_say_of_the_deed_answers(text: str, actor: str, stance: str) -> None:
    assert answers(text) == [(actor, stance)]


@pytest.mark.parametrize(
    "text",
    [
        THEFT + "Denmark admitted that its trawlers had stolen some.",
        THEFT + "Denmark apologised.",
        THEFT + "Denmark accepted responsibility for the theft.",
        SHELLING + "Denmark conceded that its guns had fired on the village.",
    ],
)
def test_admissions_are_told_from_denials(text: str) -> None:
    assert answers(text) == [("Denmark", "admits")]


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("Holm pleaded not guilty.", "denies"),
        ("Holm pleaded guilty on Monday.", "admits"),
        ("Holm maintains his innocence.", "denies"),
        ("Holm pushed back against the charge.", "rejects"),
        ("Holm called that nonsense.", "rejects"),
        ('"There is no truth to the report," Holm said.', "rejects"),
        ("Holm said the allegations were made up.", "rejects"),
        ("Holm said he had nothing to hide.", "denies"),
        ("Holm has yet to respond.", "no_comment"),
        ("Holm would not be drawn.", "no_comment"),
        ("Holm could not be reached.", "no_comment"),
    ],
)
def test_set_phrases_answer(words: str, stance: str) -> None:
    assert answers(BRIBERY + words) == [("Lars Holm", stance)]


def test_calling_the_accuser_a_liar_rejects_the_charge() -> None:
    text = "Anna Berg said Denmark had bombed the bridge. Danish officials said Berg was making it up."
    assert answers(text, accused="Denmark") == [("Denmark", "rejects")]


@pytest.mark.parametrize(
    "text",
    [
        THEFT + "Denmark declined to comment.",
        THEFT + "The Danish government did not respond to a request for comment.",
        THEFT + "Denmark has neither confirmed nor denied the report.",
        THEFT + "Denmark had no comment.",
        THEFT + "Denmark was not aware of the accusation.",
        THEFT + "Denmark would not say whether it was true.",
    ],
)
def test_silence_is_no_comment(text: str) -> None:
    assert answers(text) == [("Denmark", "no_comment")]


def test_hitting_back_is_a_counter() -> None:
    assert answers(THEFT + "Denmark hit back, saying the quota was unfair.") == [("Denmark", "counters")]


def test_a_denial_that_blames_somebody_else_is_a_counter_too() -> None:
    text = SHELLING + "Denmark denied it. The fire had come, it said, from hills held by the Red Brigades."
    assert answers(text, accused="Denmark") == [("Denmark", "denies"), ("Denmark", "counters")]


def test_accusing_in_turn_is_no_answer() -> None:
    assert answers(SHELLING + "Denmark in turn accused Norway of smuggling.") == []


def test_an_answer_goes_to_the_allegation_it_speaks_of() -> None:
    text = "Norway accused Sweden of spying. Norway accused Finland of fraud. Finland denied it. Sweden denied spying."
    assert answers(text, accused="Sweden") == [("Sweden", "denies")]
    assert answers(text, accused="Finland") == [("Finland", "denies")]


def test_several_denials_by_one_actor_are_one_answer() -> None:
    found = extracted(THEFT + "Denmark denied it. Denmark's denial came on Monday.")
    (answer,) = found.allegations[0].answers
    assert len(answer.passages) == 2


def test_the_statement_that_states_an_answer_is_known() -> None:
    found = extracted(BRIBERY + "Holm said he had never taken a krone.")
    (answer,) = found.allegations[0].answers
    assert answer.statement is not None
    assert "never taken a krone" in found.statements[answer.statement].content[0].quote


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        (THEFT + 'The foreign ministry denied it. "We keep to our waters," it said.', "denies"),
        (THEFT + '"We did not take a single cod," said a government spokeswoman, Else Friis.', "denies"),
        ("Norway accused Maersk of stealing cod. A company spokesman said it had never fished there.", "denies"),
        ("Norway accused Maersk of stealing cod. The company's lawyers acknowledged two trips.", "admits"),
    ],
)
def test_who_may_speak_for_the_accused_answers_soon_after(text: str, stance: str) -> None:
    assert [how for _, how in answers(text)] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        THEFT + "A spokesman for the Swedish navy said it had never fished there.",
        THEFT + "Norway's fisheries ministry acknowledged two errors.",
        THEFT + " ".join(["The weather was mild."] * 9) + " The foreign ministry acknowledged two errors.",
    ],
)
def test_whose_side_is_known_speaks_for_no_other(text: str) -> None:
    assert answers(text) == []


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        (BRIBERY + "Holm said he would fight the charges in court.", "rejects"),
        (BRIBERY + "Holm said he would contest the verdict.", "rejects"),
        (BRIBERY + "Holm acknowledged the payments.", "admits"),
        (BRIBERY + "Holm reached a settlement with the prosecutors.", "admits"),
        (BRIBERY + "Holm has said nothing about it.", "no_comment"),
        (BRIBERY + '"I am not going to talk about that," Holm said.', "no_comment"),
        (BRIBERY + "Holm is travelling and could not be reached.", "no_comment"),
        (BRIBERY + '"That is not what happened," Holm said.', "denies"),
        (BRIBERY + "Holm called the accusation a comic opera.", "rejects"),
        ("Lars Holm has been accused of bribery, a charge he calls absurd.", "rejects"),
    ],
)
def test_contesting_conceding_silence_and_scorn_answer(text: str, stance: str) -> None:
    assert answers(text) == [("Lars Holm", stance)]


def test_a_plea_answers_every_charge_against_the_accused() -> None:
    text = BRIBERY + "The prosecutor accused Holm of perjury. Holm pleaded not guilty."
    assert answers(text) == [("Lars Holm", "denies"), ("Lars Holm", "denies")]


def test_nobody_claiming_responsibility_admits_nothing() -> None:
    assert answers(SHELLING + "No one claimed responsibility.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Lars Holm denied any wrongdoing.",
        "Norway rejected a proposal to talk. Denmark accused Sweden of spying.",
        THEFT + "Norway denied that it wanted war.",
        THEFT + "Denmark rejected an offer to talk.",
        THEFT + "Denmark did not deny it.",
        "The raids show Denmark's failure to stop smugglers. Denmark denied an interview.",
    ],
)
def test_what_answers_no_charge_is_no_answer(text: str) -> None:
    assert answers(text) == []


@pytest.mark.xfail(reason="who denies is only said by the paragraph: an unsigned ministry speaks")
def test_a_denial_in_the_documents_own_voice() -> None:
    assert answers(THEFT + "No cod was taken. The allegation is false and must be withdrawn.") == [(None, "denies")]


@pytest.mark.xfail(reason="the second object of one verb is not read: 'Sweden of spying and Finland of fraud'")
def test_two_charges_under_one_verb() -> None:
    text = "Norway accused Sweden of spying and Finland of fraud. Finland denied the fraud."
    assert answers(text, accused="Finland") == [("Finland", "denies")]
