"""One fetch from a source: what is asked is the source's own, how it becomes a file is not."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import ClassVar

from sbs_data.clock import Clock, stockholm_today
from sbs_data.model import Notice
from sbs_data.sources.client import Client, Service
from sbs_data.sources.fetched import Answer, Fetched, Progress, checked_code, save, silent


@dataclass(slots=True)
class Fetching(ABC):
    """The answers so far about the kommun ``code``, and what the source had nothing on.

    ``PREFIX`` begins the file's name.
    """

    SERVICE: ClassVar[Service]
    PREFIX: ClassVar[str]

    client: Client
    code: str
    tell: Progress
    answers: list[Answer] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    @abstractmethod
    def everything(self) -> None:
        """Ask all there is to ask."""

    @classmethod
    def fetch(
        cls, municipality: str, base_url: str | None, clock: Clock, progress: Progress | None
    ) -> Fetched:
        """Everything about a kommun (its four-digit code) as a file.

        Raises :class:`sbs_data.errors.DelmalError`; then nothing is fetched.
        """
        code = checked_code(municipality)
        with Client(cls.SERVICE, base_url, clock) as client:
            fetching = cls(client, code, progress or silent)
            fetching.everything()
        day = stockholm_today(clock)
        return Fetched(
            f"{cls.PREFIX}-{code}-{day.isoformat()}.json",
            save(fetching.answers, day),
            code,
            tuple(fetching.notices),
        )
