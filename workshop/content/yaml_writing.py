"""Write YAML as people do here: every value is text, so that none needs quotes for looking like something else."""

from __future__ import annotations

import re
from typing import Any

import yaml

from workshop.content.yaml_text import Data

_PLAIN = re.compile(r"[^\W_](?:[\w .,!?()’/–-]*[\w.!?)])?")


def write_yaml(data: Data) -> str:
    """Write maps, lists and text so that reading it gives the same again; long texts stand on one line."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000)


def one_line(text: str) -> str:
    """Write a line of text as a value."""
    return text if _PLAIN.fullmatch(text) else "'" + text.replace("'", "''") + "'"


class _Dumper(yaml.SafeDumper):
    """Knows of nothing but text, indents lists under their keys, and keeps short lists of words on a line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists as maps."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        """Write out again what comes twice: aliases are not read."""
        return True


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


def _list(dumper: yaml.SafeDumper, value: list[Any]) -> yaml.Node:
    short = all(isinstance(item, str) and "\n" not in item for item in value) and len("".join(value)) < 80
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=short)


_Dumper.yaml_implicit_resolvers = {}
_Dumper.add_representer(str, _text)
_Dumper.add_representer(list, _list)
