"""Changing single fields of a YAML text. What is not touched stays as it was written, comments and all."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, Final

import yaml

from warmline.adapters.packs import PackError
from warmline.adapters.packs.document import Address, name_of, parse_document

Value = str | int | float | Sequence[str]
_PLAIN: Final = re.compile(r"[A-Za-z][\w ’'.()-]*")
_WIDTH: Final = 110
# As in the pack reader: the quick one where it was built. The marks of both count characters, not bytes.
_Loader: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class NotEditable(ValueError):
    """A field cannot be changed in this text without changing something else; `field` says which."""

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(field)


def root_of(text: str) -> yaml.Node:
    """Return the tree of a text. Raises PackError where it is no YAML, or too deep, or too long."""
    parse_document("", text.encode("utf-8", "surrogatepass"))
    root = yaml.compose(text, Loader=_Loader)
    if not isinstance(root, yaml.MappingNode):
        raise NotEditable("")
    return root


def plain_of(text: str) -> dict[str, Any]:
    """Return the values of a text as dictionaries and lists; an empty dictionary where it cannot be read."""
    try:
        root_of(text)
        found = _values(text)
    except (PackError, NotEditable, yaml.YAMLError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _values(text: str) -> Any:
    return yaml.load(text, Loader=_Loader)  # noqa: S506 (a safe loader: it makes plain values only)


def value_at(plain: Any, address: Address) -> Any:
    """Return what stands at an address of plain values; None where nothing does."""
    for part in address:
        if isinstance(plain, Mapping):
            plain = plain.get(part)
        elif isinstance(plain, list) and isinstance(part, int) and part < len(plain):
            plain = plain[part]
        else:
            return None
    return plain


def with_values(text: str, changes: Mapping[Address, Value]) -> str:
    """Return the text with these fields changed, each at its address; a field of the top level may be new.

    A list is written anew as a whole, so comments between its entries go. Raises PackError where the text is no YAML
    and NotEditable where a field cannot be changed alone.
    """
    for address, value in changes.items():
        text = _with_value(text, address, value)
    return text


def with_identity(text: str, *, key: str, version: int) -> str:
    """Return the text with the key and version number that the studio gave it; an unreadable one as it is."""
    try:
        return with_values(text, {("key",): key, ("version",): version})
    except (PackError, NotEditable):
        return text


def _with_value(text: str, address: Address, value: Value) -> str:
    root = root_of(text)
    before = _values(text)
    node = _node(root, address)
    if node is not None and value_at(before, address) == _plain(value):
        return text
    for piece in _ways_to_write(value, node):
        if node is None:
            changed = _inserted(text, root, address, piece)
        else:
            changed = text[: node.start_mark.index] + piece + text[_end(node, text) :]
        if _only_changed(before, changed, address, value):
            return changed
    raise NotEditable(name_of(address))


def _inserted(text: str, root: yaml.Node, address: Address, piece: str) -> str:
    if len(address) != 1:
        raise NotEditable(name_of(address))
    at = root.start_mark.index
    return f"{text[:at]}{address[0]}: {piece}\n{text[at:]}"


def _only_changed(before: Any, text: str, address: Address, value: Value) -> bool:
    try:
        after = _values(text)
    except yaml.YAMLError:
        return False
    wanted = json.loads(json.dumps(before, default=str))
    place = value_at(wanted, address[:-1])
    place[address[-1]] = _plain(value)
    return bool(json.loads(json.dumps(after, default=str)) == wanted)


def _plain(value: Value) -> Any:
    return value if isinstance(value, str | int | float) else list(value)


def _node(root: yaml.Node, address: Address) -> yaml.Node | None:
    node: yaml.Node | None = root
    for part in address:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == part), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
        else:
            return None
    return node


def _end(node: yaml.Node, text: str) -> int:
    """Return where a node's own characters end: a block's mark lies behind the blank lines and comments after it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last, text)
    end = int(node.end_mark.index)
    while end > node.start_mark.index and text[end - 1] in "\r\n ":
        end -= 1
    return end


def _ways_to_write(value: Value, node: yaml.Node | None) -> list[str]:
    if isinstance(value, int | float):
        return [f"{value}"]
    if isinstance(value, str):
        return [*_folded(value, node), *([value] if _PLAIN.fullmatch(value) else []), _quoted(value)]
    flow = f"[{', '.join(_quoted(each) for each in value)}]"
    if node is None or not isinstance(node, yaml.SequenceNode) or node.flow_style or not value:
        return [flow]
    return [f"\n{' ' * node.start_mark.column}".join(f"- {_quoted(each)}" for each in value), flow]


def _folded(value: str, node: yaml.Node | None) -> list[str]:
    if not isinstance(node, yaml.ScalarNode) or node.style not in ("|", ">") or "\n" in value:
        return []
    indent = " " * (node.start_mark.column if node.start_mark.column < 8 else 4)
    indent = indent[: max(2, min(len(indent), 4))]
    lines = textwrap.wrap(value, _WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
    return [">-\n" + "\n".join(indent + line for line in lines)]


def _quoted(value: str) -> str:
    # JSON's strings are YAML's double-quoted ones (YAML 1.2, 1.2.2 "JSON compatible").
    return json.dumps(value, ensure_ascii=False)
