"""Which words of a text somebody is reported to have said: the statements of a text by token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from timeline.extraction.candidates import Span, StatementCandidate
from timeline.extraction.syntax import Parse
from timeline.vocabulary import Directness

INTERVIEW = frozenset({"interview-answer", "name-colon"})  # rules of statements that answer questions of the article


class Spoken:
    """Statements by token; where one stands inside another, the inner one counts."""

    def __init__(self, parse: Parse, statements: Sequence[StatementCandidate]) -> None:
        self.parse = parse
        self.statements = statements
        self.ranges = [[self.tokens(span) for span in statement.content] for statement in statements]
        self.cues = [self.tokens(statement.cue)[0] if statement.cue else None for statement in statements]
        self.by_cue = {cue: n for n, cue in enumerate(self.cues) if cue is not None}
        self.replies = sorted(
            (ranges[0][0], n)
            for n, (statement, ranges) in enumerate(zip(statements, self.ranges, strict=True))
            if statement.rule in INTERVIEW
        )
        self.by_token: list[int | None] = [None] * len(parse)
        for n in sorted(range(len(statements)), key=lambda n: -sum(end - start for start, end in self.ranges[n])):
            for start, end in self.ranges[n]:
                self.by_token[start:end] = [n] * (end - start)

    def tokens(self, span: Span) -> tuple[int, int]:
        """Tokens (first, last + 1) of a span."""
        first = max(bisect_right(self.parse.starts, span.start) - 1, 0)
        return first, max(bisect_left(self.parse.starts, span.end), first + 1)

    def at(self, token: int) -> int | None:
        """Index of the innermost statement whose content holds this token."""
        return self.by_token[token]

    def about(self, token: int) -> int | None:
        """Index of the statement that this token introduces or, failing that, belongs to."""
        return self.by_cue.get(token, self.by_token[token])

    def addressee(self, token: int) -> str | None:
        """Whom "you" means in an interviewer's words: the one who answers next."""
        if self.by_token[token] is not None and not self.is_reported(token):
            return None
        following = bisect_right(self.replies, (token, len(self.statements)))
        if following == len(self.replies):
            return None
        return self.statements[self.replies[following][1]].speaker

    def is_reported(self, token: int) -> bool:
        """True where the words around a token are told in somebody else's ("the service says that you"), not quoted."""
        n = self.by_token[token]
        return n is not None and self.statements[n].directness is Directness.INDIRECT

    def cue_lemma(self, n: int) -> str:
        cue = self.cues[n]
        return self.parse.lemmas[cue] if cue is not None else ""

    def source(self, n: int) -> int | None:
        """The noun or pronoun that names the speaker."""
        span = self.statements[n].speaker_span
        if span is None:
            return None
        start, end = self.tokens(span)
        heads = self.parse.heads
        return next((t for t in range(start, end) if not start <= heads[t] < end or heads[t] == t), end - 1)

    def sentences(self, n: int) -> list[int]:
        """Numbers of the sentences that hold its content."""
        of = self.parse.sentence_of
        return sorted({s for start, end in self.ranges[n] for s in range(of[start], of[end - 1] + 1)})
