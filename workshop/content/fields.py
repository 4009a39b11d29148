"""The types of single values: every one is written as text, and read strictly from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from workshop.content.records import Span

ID_PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_ID = 60
MAX_ITEMS = 200
LANGUAGE_PATTERN = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


class Written(BaseModel):
    """A map that people write: keys have hyphens, unknown ones are errors, and once read it does not change."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=lambda name: name.replace("_", "-"), arbitrary_types_allowed=True
    )


def expected(what: str, hint: str = "") -> PydanticCustomError:
    """Make the error for a value that should be something else; raise it in a validator."""
    return PydanticCustomError("expected", "{what}", {"what": what, "hint": hint})


def matching(pattern: str, what: str) -> dict[str, Any]:
    """Say in JSON Schema that text must match as a whole; `what` is what an editor says if it does not.

    The pattern is read by JavaScript too: no `(?s)` and the like.
    """
    return {"pattern": f"^(?:{pattern})$", "errorMessage": f"should be {what}"}


def or_scalar(shape: dict[str, Any]) -> dict[str, Any]:
    """Say in JSON Schema that text has a shape, and that what editors take for a number or the like is text too.

    Said by what it is not, since editors offer to write `true`, `false` and `null` wherever these are asked for.
    """
    return {"anyOf": [{"type": "string", **shape}, {"not": {"type": ["string", "array", "object"]}}]}


def or_nothing(shape: dict[str, Any]) -> dict[str, Any]:
    """Say in JSON Schema that a value has a shape, or is left empty, which editors know as null."""
    return {"anyOf": [shape, {"not": {"type": ["string", "number", "boolean", "array", "object"]}}]}


def broken(message: str, hint: str = "", at: str = "") -> PydanticCustomError:
    """Make the error that says in its own words what is wrong; raise it in a validator of a whole map.

    `at` is the key in that map where it is put right.
    """
    return PydanticCustomError("broken", "{message}", {"message": message, "hint": hint, "at": at})


class _FromText:
    """A mark beside a type in `Annotated`: pydantic hands it the text, and it reads the value."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return self.shape()

    def read(self, value: Any) -> Any:
        """Read the value from its text."""
        raise NotImplementedError

    def shape(self) -> dict[str, Any]:
        """Say to an editor, in JSON Schema, what may be written; never less than `read` takes."""
        raise NotImplementedError


@dataclass(frozen=True)
class Whole(_FromText):
    """A whole number in plain digits, from `low` to `high`."""

    low: int = 0
    high: int = 10_000

    @property
    def what(self) -> str:
        """What it is, in words."""
        return f"a whole number from {self.low} to {self.high}"

    def read(self, value: Any) -> int:
        """Read `12`; refuse `012`, `1.0`, `1 000` and what is out of range."""
        what = self.what
        if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,18}", value):
            raise expected(what)
        if value != str(int(value)):
            raise expected(what, f'write "{int(value)}", without the zero before it')
        if not self.low <= int(value) <= self.high:
            raise expected(what)
        return int(value)

    def shape(self) -> dict[str, Any]:
        """Take a number in range, and digits in quotes."""
        limits = {"minimum": self.low, "maximum": self.high}
        return {"type": ["string", "integer"], **limits, **matching("[0-9]{1,18}", self.what)}


_SWITCH = ("true", "yes", "false", "no")


@dataclass(frozen=True)
class _Switch(_FromText):
    """True or false."""

    def read(self, value: Any) -> bool:
        """Read `true`, `yes`, `false` or `no`."""
        word = value.lower() if isinstance(value, str) else ""
        if word not in _SWITCH:
            raise expected("true or false")
        return word in ("true", "yes")

    def shape(self) -> dict[str, Any]:
        """Take what some parsers know as true and false, and others as words."""
        words = ("".join(f"[{letter.upper()}{letter}]" for letter in word) for word in _SWITCH)
        return {"type": ["boolean", "string"], **matching("|".join(words), "true or false")}


_UNTOLD = 10_000
"""A limit that no one meets by hand."""


@dataclass(frozen=True)
class Pattern(_FromText):
    """A text that must match a pattern as a whole; `what` says so in words."""

    pattern: re.Pattern[str]
    what: str
    hint: str = ""
    longest: int = 200

    def read(self, value: Any) -> str:
        """Read the text if it matches."""
        if isinstance(value, str) and len(value) > self.longest:
            raise ValueError(f"{len(value)} letters; {self.longest} is the most")
        if not isinstance(value, str) or not self.pattern.fullmatch(value):
            raise expected(self.what, self.hint)
        return value

    def shape(self) -> dict[str, Any]:
        """Take any single value, and of text only what matches."""
        longest = {"maxLength": self.longest} if self.longest < _UNTOLD else {}
        return or_scalar({**longest, **matching(self.pattern.pattern, self.what)})


_SIZE = r"([1-9][0-9]{0,3})(?:\s*[-–]\s*([1-9][0-9]{0,3}))?"
_SIZE_WORDS = "a size like 4-5"


@dataclass(frozen=True)
class _Range(_FromText):
    """From how many to how many, written `4-5`."""

    def read(self, value: Any) -> Span:
        """Read `4-5`, or `4` for exactly four."""
        found = re.fullmatch(_SIZE, value if isinstance(value, str) else "")
        if not found or int(found[1]) > int(found[2] or found[1]):
            raise expected(_SIZE_WORDS)
        return Span(int(found[1]), int(found[2] or found[1]))

    def shape(self) -> dict[str, Any]:
        """Take `4-5`, and `4`, which is a number to editors."""
        return {"type": ["string", "integer"], "minimum": 1, "maximum": 9999, **matching(_SIZE, _SIZE_WORDS)}


def _items(value: Any) -> Any:
    """Take a list that was left empty for one without items; nobody means one of thousands."""
    if isinstance(value, list) and len(value) > MAX_ITEMS:
        raise ValueError(f"{len(value)} items; {MAX_ITEMS} is the most")
    return [] if value == "" else value


T = TypeVar("T")

YesNo = Annotated[bool, _Switch()]
Size = Annotated[Span, _Range()]
Items = Annotated[tuple[T, ...], Field(max_length=MAX_ITEMS), BeforeValidator(_items)]
Line = Annotated[str, Pattern(re.compile(r"[^\n]*\S[^\n]*"), "one line of text", longest=1000)]
Prose = Annotated[str, Pattern(re.compile(r"[\s\S]*\S[\s\S]*"), "text", longest=2_000_000)]
AnyText = Annotated[str, Pattern(re.compile(r"[\s\S]*"), "text", longest=2_000_000)]
Id = Annotated[
    str, Pattern(ID_PATTERN, "an id: small letters a-z, digits, and single hyphens between them", longest=MAX_ID)
]
Language = Annotated[str, Pattern(LANGUAGE_PATTERN, "a language like fi or en", longest=20)]
