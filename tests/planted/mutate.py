"""Planted errors, made mechanically: one small change of one expression, as a paper or a programmer would slip.

``mutants(path, name)`` reads a module and yields each mutation of it as a :class:`Mutant`. Left
alone are docstrings, annotations, decorators, error messages, assertions, and budgets (numbers
bound to a name in capitals).
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Change = tuple[ast.AST, ast.AST]  # a node of the source, and what is put in its place
Mutator = Callable[[ast.AST], Iterator[Change]]


@dataclass(frozen=True)
class Mutant:
    """One module with one error: where it is, what was done, the line before and after, and the whole source."""

    file: str
    function: str
    first: int
    last: int
    kind: str
    before: str
    after: str
    source: str

    @property
    def key(self) -> str:
        """What names the mutant for good: it holds no line number."""
        return f"{self.file} | {self.function} | {self.before} -> {self.after}"


# --- the mutators: each yields changes of the node it is given ---------------------------------

OPERATORS = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.FloorDiv: ast.Mult,
}  # fmt: skip
COMPARISONS: dict[type, tuple[type, ...]] = {
    ast.Lt: (ast.LtE, ast.Gt), ast.LtE: (ast.Lt,), ast.Gt: (ast.GtE, ast.Lt), ast.GtE: (ast.Gt,),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
}  # fmt: skip
PAIRS = """
    min max|all any|And Or|Eq Ne|Gt Lt|Ge Le|StrictGreaterThan StrictLessThan|GreaterThan LessThan|true false
    positive negative|nonnegative positive|sin cos|sinh cosh|exp log|theta psi|h_g h_d|n_g n_d|real fake|generator critic
    data latent|inside outside|edge inside|numerator denominator|even odd|left right|low high|mean std|lhs rhs|gts lts
    first second|near far|power total|base exponent|value slope|yes no|after kept|before now|is_positive is_negative
    is_nonnegative is_nonpositive|is_nonzero is_zero|greater less|greater_equal less_equal|equal not_equal
    logical_and logical_or|rows cols|real imag|own pushed|trigonometric hyperbolic|center offset|cosh tanh|inside edge
    STABLE UNSTABLE|MARGINAL CONDITIONAL|marginal unstable|region unstable|others rows|flow iterate|nodes weights|points weights
"""
SWAPS: dict[str, set[str]] = {}
for _a, _b in (pair.split() for line in PAIRS.split("\n") for pair in line.split("|") if pair.strip()):
    SWAPS.setdefault(_a, set()).add(_b)
    SWAPS.setdefault(_b, set()).add(_a)
KEYWORDS = ({"generator", "critic"}, {"data", "latent"}, {"numerator", "denominator"})
MATRICES = {"jacobian", "_jacobian", "matrix", "predicted", "observed", "own", "power", "total", "update"}
TRUTHS = {"isinstance", "bool", "all", "any", "tuple", "holds"}
JOINS = {"And", "Or", "Add", "Mul", "min", "max", "Max", "Min"}


def _with(node: Any, **fields: Any) -> Any:
    changed = copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def operator(node: ast.AST) -> Iterator[Change]:
    """+ for -, * for /, and back."""
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in OPERATORS:
        yield node, _with(node, op=OPERATORS[type(node.op)]())


def sign(node: ast.AST) -> Iterator[Change]:
    """A minus lost, or one gained by what a function returns."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield node, node.operand
    value = node.value if isinstance(node, ast.Return) else node.body if isinstance(node, ast.Lambda) else None
    if isinstance(value, (ast.BinOp, ast.Name)) or (isinstance(value, ast.Call) and _name(value.func) not in TRUTHS):
        yield value, ast.UnaryOp(ast.USub(), value)


def number(node: ast.AST) -> Iterator[Change]:
    """2 for 1, 3 for 2, twice a decimal."""
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield node, ast.Constant(node.value + 1 if isinstance(node.value, int) else node.value * 2)


def player(node: ast.AST) -> Iterator[Change]:
    """0 for 1 and 1 for 0, in an index, a key or an argument."""
    if isinstance(node, ast.Constant) and type(node.value) is int and node.value == 1:
        yield node, ast.Constant(0)


def drop(node: ast.AST) -> Iterator[Change]:
    """A term, a factor, an exponent, a condition, an argument or an item lost."""
    if isinstance(node, ast.BinOp):
        yield node, node.left
        if isinstance(node.op, (ast.Add, ast.Mult, ast.BitOr)):
            yield node, node.right
        if isinstance(node.op, ast.Sub):
            yield node, ast.UnaryOp(ast.USub(), node.right)
    if isinstance(node, ast.BoolOp):
        yield from _without_one(node, "values")
    if isinstance(node, (ast.Tuple, ast.List)) and isinstance(node.ctx, ast.Load) and any(map(_is_starred, node.elts)):
        yield from _without_one(node, "elts")
    if isinstance(node, ast.Call) and _name(node.func) in JOINS:
        yield from _without_one(node, "args")
    if isinstance(node, ast.Call) and len(node.args) > 1 and _name(node.args[-1]) == "given":
        yield node, _with(node, args=node.args[:-1])


def _without_one(node: ast.AST, name: str) -> Iterator[Change]:
    items = getattr(node, name)
    for i in range(len(items) if len(items) > 1 else 0):
        yield node, _with(node, **{name: items[:i] + items[i + 1 :]})


def transpose(node: ast.AST) -> Iterator[Change]:
    """.T lost or gained, two indices or the two arguments of a lambda swapped."""
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield node, node.value
    for part in _parts(node):
        if _name(part) in MATRICES:
            yield part, ast.Attribute(part, "T", ast.Load())
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Tuple) and len(node.slice.elts) == 2:
        yield node, _with(node, slice=ast.Tuple(node.slice.elts[::-1], ast.Load()))
    if isinstance(node, ast.Lambda) and len(node.args.args) == 2:
        yield node, _with(node, args=_with(node.args, args=node.args.args[::-1]))


def _parts(node: ast.AST) -> list[ast.AST]:
    """The operands, arguments or results that an expression is made of."""
    if isinstance(node, ast.Call):
        return [*node.args, *(k.value for k in node.keywords)]
    parts = [getattr(node, field, None) for field in ("left", "right", "value", "elts")]
    return [] if isinstance(node, (ast.Attribute, ast.Subscript)) else [p for p in parts if isinstance(p, ast.AST)]


def comparison(node: ast.AST) -> Iterator[Change]:
    """<= or > for <, and so on."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        for other in COMPARISONS.get(type(node.ops[0]), ()):
            yield node, _with(node, ops=[other()])


def condition(node: ast.AST) -> Iterator[Change]:
    """The other branch, ``and`` for ``or``, True for False."""
    tests = [node.test] if isinstance(node, (ast.If, ast.IfExp)) else getattr(node, "ifs", [])
    for test in tests:
        if not isinstance(test, ast.Compare) or len(test.ops) > 1:
            yield test, ast.UnaryOp(ast.Not(), test)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node, node.operand
    if isinstance(node, ast.BoolOp):
        yield node, _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield node, ast.Constant(not node.value)


def name(node: ast.AST) -> Iterator[Change]:
    """A name for its counterpart: min for max, positive for negative, real for fake, theta for psi."""
    if isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Load):
        for other in sorted(SWAPS.get(_name(node), ())):
            yield node, _with(node, **{"id" if isinstance(node, ast.Name) else "attr": other})


def keyword(node: ast.AST) -> Iterator[Change]:
    """generator= for critic=, data= for latent=."""
    for pair in KEYWORDS if isinstance(node, ast.Call) else ():
        if pair <= {k.arg for k in node.keywords}:
            other = dict(zip(pair, list(pair)[::-1], strict=True))
            yield node, _with(node, keywords=[ast.keyword(other.get(k.arg, k.arg), k.value) for k in node.keywords])


MUTATORS: tuple[Mutator, ...] = (
    operator, sign, number, player, drop, transpose, comparison, condition, name, keyword,
)  # fmt: skip


def _is_starred(node: ast.AST) -> bool:
    return isinstance(node, ast.Starred)


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


# --- where in a module they are put -------------------------------------------------------------

SKIPPED = (ast.Import, ast.ImportFrom, ast.Raise, ast.Assert, ast.JoinedStr)
SKIPPED_FIELDS = {"annotation", "returns", "decorator_list", "bases", "args_annotation"}


def sites(node: ast.AST, function: str = "") -> Iterator[tuple[ast.AST, str]]:
    """Every node that may be changed, with the dotted name of the function or class around it."""
    for field, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or field in SKIPPED_FIELDS or _is_left_alone(child):
                continue
            inner = f"{function}.{child.name}".lstrip(".") if isinstance(child, _SCOPES) else function
            yield child, inner
            yield from sites(child, inner)


_SCOPES = (ast.FunctionDef, ast.ClassDef)


def _is_left_alone(node: ast.AST) -> bool:
    if isinstance(node, ast.If) and _name(node.test) == "TYPE_CHECKING":
        return True
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and _name(node.targets[0]).isupper():
        return True
    return isinstance(node, SKIPPED) or (isinstance(node, ast.keyword) and node.arg == "strict")


def _bound(tree: ast.AST) -> set[str]:
    """The names a module knows, so that no mutation is noticed for a NameError alone."""
    nodes = list(ast.walk(tree))
    named = {getattr(n, f, None) for n in nodes for f in ("id", "arg", "name", "attr", "asname")}
    return {n for n in named if n} | set(dir(builtins))


def mutants(path: Path, file: str) -> Iterator[Mutant]:
    """Every mutant of the module at that path; ``file`` is the name it is reported by."""
    source = path.read_text()
    tree = ast.parse(source)
    bound, seen = _bound(tree), set()
    for node, function in sites(tree):
        for mutator in MUTATORS:
            for old, new in mutator(node):
                if mutator is name and _name(new) not in bound:
                    continue
                mutant = _planted(source, file, function, mutator.__name__, old, new)
                if mutant.before != mutant.after and mutant.key not in seen:
                    seen.add(mutant.key)
                    yield mutant


def _planted(source: str, file: str, function: str, kind: str, old: Any, new: ast.AST) -> Mutant:
    """The source with the text of one node replaced, and the lines that changed."""
    lines = source.encode().splitlines(keepends=True)
    first, last = old.lineno - 1, old.end_lineno
    text = b"".join(lines[first:last])
    end = old.end_col_offset - len(lines[last - 1])
    changed = text[: old.col_offset] + _written(new).encode() + text[end:]
    before, after = (" ".join(t.decode().split()) for t in (text, changed))
    whole = b"".join(lines[:first]) + changed + b"".join(lines[last:])
    return Mutant(file, function or "module", old.lineno, last, kind, before, after, whole.decode())


def _written(node: ast.AST) -> str:
    plain = (ast.Name, ast.Constant, ast.Attribute, ast.Call, ast.Subscript, ast.List, ast.Tuple, ast.stmt)
    return ast.unparse(node) if isinstance(node, plain) else f"({ast.unparse(node)})"
