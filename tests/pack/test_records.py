"""What pack.json says."""

from __future__ import annotations

import hashlib

from workshop.errors import Place, Problem
from workshop.pack.records import Pack, PackFile, pack_json, problems_json

GUIDE = PackFile("1-guide-2x.pdf", "guide", ("mirror",), 3, 2, 4, "A4", "long-edge", "plain", True, b"%PDF")
WARNING = Problem("short-group", "small groups", Place("day.yaml", 7, 15), "join in", "warning")


def test_pack_json_holds_what_was_agreed_and_nothing_else() -> None:
    assert pack_json(Pack("day", "Päivä", "fi", (GUIDE,), (WARNING,))) == {
        "format": 1,
        "slug": "day",
        "title": "Päivä",
        "language": "fi",
        "files": [
            {
                "name": "1-guide-2x.pdf",
                "kind": "guide",
                "items": ["mirror"],
                "pages": 3,
                "copies": 2,
                "sheets": 4,
                "paper": "A4",
                "duplex": "long-edge",
                "stock": "plain",
                "colour": True,
                "bytes": 4,
                "sha256": hashlib.sha256(b"%PDF").hexdigest(),
            }
        ],
        "problems": [
            {
                "severity": "warning",
                "code": "short-group",
                "file": "day.yaml",
                "line": 7,
                "column": 15,
                "message": "small groups",
                "hint": "join in",
            }
        ],
    }


def test_a_failure_has_the_same_problems_and_lines_count_from_1() -> None:
    whole, line = Problem("a", "b", Place("f")), Problem("a", "b", Place("f", 2))
    problems = problems_json([whole, line])["problems"]
    assert isinstance(problems, list)
    assert [(p["line"], p["column"]) for p in problems] == [(0, 0), (2, 1)]
    assert list(problems_json([])) == ["format", "problems"]
