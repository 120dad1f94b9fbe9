"""Where a text speaks of an encounter: "A met B", "talks between A and B", "after the call", and who took part by it.

One walk over the tokens; each verb and noun of the word classes is read by the frame it belongs to, in
`encounter_verbs` and `encounter_nouns`. `meetings` joins the mentions.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.extraction.actors import Cast
from timeline.extraction.meetings.encounter_nouns import NOUNS, NounReader
from timeline.extraction.meetings.encounter_verbs import FRAMES, VerbReader
from timeline.extraction.meetings.mentions import Mention
from timeline.extraction.meetings.parties import Parties
from timeline.extraction.syntax import Parse

TRIGGERS = NOUNS | FRAMES.keys()


def find_mentions(parse: Parse, cast: Cast, parties: Parties) -> Iterator[Mention]:
    """All mentions in the order of the text, one at a time: what is made of one tells `parties` whom the next means."""
    verbs, nouns = VerbReader(parse, cast, parties), NounReader(parse, cast, parties)
    for token, lemma in enumerate(parse.lemmas):
        if lemma not in TRIGGERS:
            continue
        mention = None
        if lemma in FRAMES and (parse.pos[token] == "VERB" or is_misread(parse, token)):
            mention = FRAMES[lemma](verbs, token)
        elif parse.pos[token] in ("NOUN", "PROPN") and lemma in NOUNS:
            mention = nouns.read(token, lemma)
        if mention:
            yield mention


def is_misread(parse: Parse, token: int) -> bool:
    """ "When the two sides meet in Oslo": a verb that the tagger takes for a noun, though it heads a clause."""
    if parse.pos[token] != "NOUN" or parse.deps[token] not in ("advcl", "relcl"):
        return False
    return any(parse.lowers[child] in ("when", "where", "after", "before", "as") for child in parse.children[token])
