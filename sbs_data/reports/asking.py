"""What the reader asks instead of guessing, and what a person has answered."""

from __future__ import annotations

from collections.abc import Iterable

from sbs_data.comparing import asked_key
from sbs_data.model import Question, Told


class Asking:
    """The questions of one document, each once, and the answers that are known."""

    def __init__(self, told: Iterable[Told] = ()) -> None:
        self._answers = {asked_key(t.kind, t.quote, t.other): t.answer for t in told}
        self._open: dict[str, Question] = {}

    def known(self, question: Question) -> str | None:
        """The answer, where there is one; nothing is asked."""
        return self._answers.get(asked_key(question.kind, question.quote, question.other))

    def ask(self, question: Question) -> str | None:
        """The answer, one of ``ANSWERS[question.kind]``; ``None`` leaves it to be asked."""
        key = asked_key(question.kind, question.quote, question.other)
        answer = self._answers.get(key)
        if answer is None:
            self._open.setdefault(key, question)
        return answer

    @property
    def open(self) -> tuple[Question, ...]:
        """What was asked and nobody has answered, in the order it was met."""
        return tuple(self._open.values())
