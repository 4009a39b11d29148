"""Keep a layer's copies of the schemas, which its files name, as those that this workshop goes by."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from workshop.content.files import is_inside, read_text
from workshop.content.schemas import FOLDER, MARK, SCHEMAS, read_schema
from workshop.errors import OutputError, Place, Problems
from workshop.pack.disk import write_over
from workshop.pack.output_problems import explain
from workshop.pack.placing import ELSEWHERE, place_files


def write_schemas(root: Path) -> tuple[str, ...]:
    """Put the schemas into a layer, or bring its copies up to date; name those that were written.

    OutputError, and nothing changes, if there is anything of that name that is not ours.
    """
    problems = Problems()
    texts = {f"{FOLDER}/{schema}.json": read_schema(schema) for schema in SCHEMAS}
    new = {name: text.encode() for name, text in texts.items() if not os.path.lexists(root / name)}
    old = {
        name: text.encode() for name, text in texts.items() if name not in new and _is_old(root, name, text, problems)
    }
    problems.raise_if_errors(OutputError)
    place_files(root, new)
    _replace_files(root, old)
    return (*new, *old)


def _is_old(root: Path, name: str, text: str, problems: Problems) -> bool:
    """Tell whether a copy is one of ours from another workshop, and say so if it is none of ours."""
    path = root / name
    inside = is_inside(path.parent, root)
    found = read_text(path, name, Problems()) if inside else None
    if found is None or MARK not in found[:1000]:
        hint = "move it to another place, so that workshop can put a schema there"
        problems.error("not-ours", "this is not from workshop, and is left alone", Place(str(path)), hint)
        return False
    return found != text


def _replace_files(root: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        try:
            write_over(root / name, data)
        except OSError as error:
            raise explain(error, root / name, ELSEWHERE) from error
