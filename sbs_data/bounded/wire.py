"""What passes between a process and the child that reads for it.

To the child, for each file: two lengths, a question as JSON, and the file's bytes, unless the
question says where they lie. Back: a length
and an answer as JSON, never pickles. A table of millions of rows goes through a file instead.
"""

from __future__ import annotations

import struct
from typing import Any, TypedDict

QUESTION = struct.Struct(">QQ")
ANSWER = struct.Struct(">Q")


class Question(TypedDict):
    """``task`` is ``module:function``; it is given the bytes, the file's name and ``options``.

    ``path`` is where the bytes lie, if they do not follow.

    ``memory`` is bytes beside what the program itself takes, ``seconds`` a processor's.
    """

    task: str
    file: str
    path: str | None
    options: dict[str, Any]
    memory: int
    seconds: float


class Fault(TypedDict):
    """A fault in the reader: its kind and its place in our code, nothing that the file says."""

    kind: str
    place: str


class Refusal(TypedDict):
    """A sentence to a person; ``is_file`` where the file is what is wrong."""

    message: str
    code: str
    is_file: bool


class Answer(TypedDict, total=False):
    """One of ``said``, ``refused``, ``fault`` and ``memory``.

    ``is_spent`` where the child holds on to so much that it should be let go.
    """

    said: Any
    refused: Refusal
    fault: Fault
    memory: bool
    is_spent: bool
