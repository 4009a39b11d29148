"""What an editor sees of a YAML file: values that are taken for numbers, dates and the like."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import yaml


class Core(yaml.SafeLoader):
    """Reads YAML 1.2, as the editors do: `no` and `9:30` are text, `010` is ten. SafeLoader reads 1.1, as some do."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf)|\.nan", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z"), first)
Core.add_constructor(
    "tag:yaml.org,2002:int", lambda _, node: int(node.value, 0 if node.value[:2] in ("0o", "0x") else 10)
)


def seen(value: Any) -> Any:
    """Give a parsed value as editors have it: keys are text, and so are dates."""
    if isinstance(value, dict):
        return {str(key): seen(part) for key, part in value.items()}
    if isinstance(value, list):
        return [seen(part) for part in value]
    return str(value) if isinstance(value, date) else value
