"""Source text → its mutants: what a slip of the hand could have written instead.

Left out is what no test can or should notice: docstrings, annotations, decorators, log lines, the
words of an error, how large a cache is.
"""

from __future__ import annotations

import ast
import copy
import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_OTHER: dict[type[ast.AST], type[ast.AST]] = {
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt},
    **{ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is},
    **{ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And},
    **{ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult},
    **{ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.FloorDiv: ast.Mult},
}
_OTHER_NAME = {
    **{"min": "max", "max": "min", "any": "all", "all": "any", "floor": "ceil", "ceil": "floor"},
    **{"minimum": "maximum", "maximum": "minimum"},
    **{"startswith": "endswith", "endswith": "startswith"},
}
# Arguments that say how something is done, not what: sizes of caches, checks that never fail.
_HOW = frozenset(
    {"slots", "frozen", "strict", "maxsize", "max_entries", "ttl", "daemon", "exist_ok", "kind"}
)
_LOGS = frozenset({"log", "logger", "logging", "warnings"})
_NOISE = 1e-6  # a float below it is there for the noise of other floats
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)

Changes = Iterator[tuple[ast.AST, list[str]]]
"""Places that can be changed, each with what can stand there instead."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the bytes between ``start`` and ``end`` become ``text``.

    ``lines`` are those that run when the changed place does; none where it runs at import.
    """

    start: int
    end: int
    text: str
    line: int
    lines: frozenset[int]

    def apply(self, source: bytes) -> bytes:
        return source[: self.start] + self.text.encode() + source[self.end :]

    def diff(self, source: bytes) -> list[str]:
        """The lines that go (``-``) and those that come (``+``)."""
        before, after = source.decode().splitlines(), self.apply(source).decode().splitlines()
        told = difflib.unified_diff(before, after, n=0, lineterm="")
        return [line for line in told if not line.startswith(("---", "+++", "@@"))]


def sites(source: bytes) -> list[list[Mutant]]:
    """Every place that can be changed, each with the ways it can be."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return [
        [
            Mutant(
                starts[place.lineno - 1] + place.col_offset,
                starts[place.end_lineno - 1] + place.end_col_offset,
                text,
                place.lineno,
                frozenset([*range(place.lineno, place.end_lineno + 1), statement] if depth else ()),
            )
            for text in texts
        ]
        for place, texts, statement, depth in _walk(ast.parse(source), 1, 0)
    ]


def _walk(node: Any, statement: int, depth: int) -> Iterator[tuple[Any, list[str], int, int]]:
    """The places, with the line of the statement around them and how many functions are."""
    if _is_left_out(node):
        return
    statement = node.lineno if isinstance(node, ast.stmt) else statement
    for place, texts in _changes(node):
        yield place, texts, statement, depth
    for name, child in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        # A default is made once, at import; what a function does is not.
        inside = depth + (name == "body" and isinstance(node, _FUNCTIONS))
        for part in child if isinstance(child, list) else [child]:
            if isinstance(part, ast.AST):
                yield from _walk(part, statement, inside)


def _is_left_out(node: ast.AST) -> bool:
    match node:
        case ast.Raise() | ast.JoinedStr() | ast.Expr(value=ast.Constant()):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING") | ast.Compare(left=ast.Name(id="__name__"))):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name))):
            return name in _LOGS
        case ast.keyword(arg=name):
            return name in _HOW
    return False


def _changes(node: Any) -> Changes:
    for kind in (_operators, _constants, _others):
        yield from kind(node)
    tests = [node.test] if isinstance(node, ast.If | ast.While | ast.IfExp) else []
    for test in [*tests, *(node.ifs if isinstance(node, ast.comprehension) else [])]:
        if not isinstance(test, ast.Compare | ast.UnaryOp | ast.Constant):  # have their own
            yield test, [f"(not ({ast.unparse(test)}))"]


def _operators(node: Any) -> Changes:
    match node:
        case ast.Compare(ops=ops, left=left, comparators=others):
            for n in range(len(ops)):
                yield node, [_swapped(node, n)]
            for operand in (left, *others):
                yield from _compared(operand)
        case ast.MatchValue(value=value):
            yield from _compared(value)
        case ast.BinOp(left=left, right=right) if _is_text(left) or _is_text(right):
            return  # taken apart, they are an error and no slip
        case ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in _OTHER:
            yield node, [_swapped(node)]
        case ast.UnaryOp(op=ast.Not() | ast.USub() | ast.Invert(), operand=operand):
            yield node, [f"({ast.unparse(operand)})"]


def _constants(node: Any) -> Changes:
    match node:
        case ast.Constant(value=bool(value)):
            yield node, [str(not value)]
        case ast.Constant(value=int(value)):
            yield node, [f"{value + 1}", f"({value - 1})"]
        case ast.Constant(value=float(value)) if abs(value) > _NOISE:
            yield node, [f"{value * 1.1}", f"{value * 0.9}"]
        case ast.Slice(lower=lower, upper=upper):
            for end in (lower, upper):
                if end is not None and not isinstance(end, ast.Constant):
                    yield end, [f"({ast.unparse(end)}) + 1", f"({ast.unparse(end)}) - 1"]


def _others(node: Any) -> Changes:
    match node:
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) != "None":
            yield value, ["None"]
        case ast.Break():
            yield node, ["continue"]
        case ast.Continue():
            yield node, ["break"]
        case ast.Name(id=name) | ast.Attribute(attr=name) if name in _OTHER_NAME:
            yield node, [ast.unparse(node)[: -len(name)] + _OTHER_NAME[name]]


def _compared(operand: ast.expr) -> Changes:
    """Texts that something is compared with, one by one."""
    parts = operand.elts if isinstance(operand, ast.Tuple | ast.List | ast.Set) else [operand]
    for part in parts:
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part, [repr(f"{part.value}?")]


def _swapped(node: Any, n: int | None = None) -> str:
    """The node's text with another operator: its only one, or that of a comparison's."""
    new = copy.deepcopy(node)
    if n is None:
        new.op = _OTHER[type(node.op)]()
    else:
        new.ops[n] = _OTHER[type(node.ops[n])]()
    return f"({ast.unparse(new)})"


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr | ast.Constant) and not (
        isinstance(node, ast.Constant) and not isinstance(node.value, str)
    )
