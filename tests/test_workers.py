"""Extraction in several processes, and by another extractor."""

from collections.abc import Iterable, Iterator

from timeline.extraction.candidates import ActorCandidate, Document, Extraction, Span
from timeline.extraction.gazetteer import Gazetteer, default_gazetteer
from timeline.extraction.workers import FailedExtraction, extract_batch, extract_batches
from timeline.vocabulary import ActorKind

TEXTS = [
    "Anna Berg met Jon Holm in Tarsk.",
    "Kelmar accused Vastria of shelling the border post. Vastria denied the charge.",
    "“The talks were useful,” Berg said.",
]


def first_words(documents: Iterable[Document], gazetteer: Gazetteer) -> Iterator[Extraction]:
    """An extractor of another kind: whoever a text begins with is a person."""
    for document in documents:
        if not document.text:
            raise ValueError("an empty text")
        span = Span.of(document.text, 0, document.text.index(" "))
        actor = ActorCandidate("A1", span.quote, ActorKind.PERSON, mentions=(span,), rule="first-word")
        yield Extraction(document, actors=(actor,), version="first-words")


def test_several_processes_find_what_one_finds_in_the_same_order():
    batches = [[Document(text)] for text in TEXTS]
    alone = list(extract_batches(batches, default_gazetteer()))
    assert list(extract_batches(batches, default_gazetteer(), processes=2)) == alone
    assert [found.document.text for (found,) in alone] == TEXTS


def test_another_extractor_takes_over_by_its_dotted_path():
    (found,) = extract_batch([Document(TEXTS[0])], default_gazetteer(), "tests.test_workers.first_words")
    assert (found.version, found.actors[0].name) == ("first-words", "Anna")


def test_failure_stays_with_the_document_that_has_it():
    found = extract_batch([Document(TEXTS[0]), Document("")], default_gazetteer(), "tests.test_workers.first_words")
    assert isinstance(found[0], Extraction)
    assert found[1] == FailedExtraction(Document(""), "extraction failed: ValueError: an empty text")
