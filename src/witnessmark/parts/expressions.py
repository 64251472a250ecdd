"""What a regular expression can begin with, so that a table of them can be looked up by letter."""

import re
from typing import Final

_DIGITS: Final = frozenset("0123456789")
_OPTIONAL: Final = re.compile(r"[?*]|\{0?,|\{0\}|\{0,")
_PLAIN: Final = re.compile(r"[A-Z0-9]")
_CLASS: Final = re.compile(r"\[([A-Z0-9-]+)\]")


def first_characters(pattern: str) -> frozenset[str] | None:
    """Return the characters that a text fitting `pattern` can begin with; None if that is unclear.

    Plain letters and digits, classes of them, `\\d`, groups and choices are understood; whatever
    else stands at the beginning makes it unclear, which is slower and never wrong.
    """
    firsts = [_first_of_branch(branch) for branch in _branches(pattern)]
    known = [first for first in firsts if first is not None]
    return frozenset().union(*known) if len(known) == len(firsts) else None


def _first_of_branch(branch: str) -> frozenset[str] | None:
    if branch.startswith(("(?!", "(?=")):
        return _first_of_branch(branch[_closing(branch) + 1 :])
    first, rest = _first_atom(branch)
    return None if first is None or _OPTIONAL.match(rest) else first


def _first_atom(branch: str) -> tuple[frozenset[str] | None, str]:
    if branch.startswith("("):
        end = _closing(branch)
        inside = branch[3:end] if branch.startswith("(?:") else branch[1:end]
        return (None if inside.startswith("?") else first_characters(inside)), branch[end + 1 :]
    if branch.startswith("\\d"):
        return _DIGITS, branch[2:]
    if match := _PLAIN.match(branch):
        return frozenset(match[0]), branch[1:]
    if match := _CLASS.match(branch):
        return _spread(match[1]), branch[match.end() :]
    return None, ""


def _spread(inside: str) -> frozenset[str] | None:
    found = set(re.sub(r"(.)-(.)", "", inside))
    for low, high in re.findall(r"(.)-(.)", inside):
        found.update(chr(code) for code in range(ord(low), ord(high) + 1))
    return None if "-" in found else frozenset(found)


def _branches(pattern: str) -> list[str]:
    branches = [""]
    for depth, character in _with_depth(pattern):
        if depth == 0 and character == "|":
            branches.append("")
        else:
            branches[-1] += character
    return branches


def _closing(pattern: str) -> int:
    place = 0
    for depth, piece in _with_depth(pattern):
        if depth == 0 and piece == ")":
            return place
        place += len(piece)
    return len(pattern)


def _with_depth(pattern: str) -> list[tuple[int, str]]:
    """Return the pieces of `pattern` (escapes and classes whole), each with the depth it closes."""
    pieces: list[tuple[int, str]] = []
    depth = 0
    for piece in re.findall(r"\\.|\[\]?[^\]]*\]|.", pattern):
        depth -= piece == ")"
        pieces.append((depth, piece))
        depth += piece == "("
    return pieces
