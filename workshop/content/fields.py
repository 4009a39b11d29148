"""The types of single values: every one is written as text, and read strictly from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from workshop.content.records import Span

ID_PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_ID = 60
LANGUAGE_PATTERN = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


class Written(BaseModel):
    """A map that people write: keys have hyphens, unknown ones are errors, and once read it does not change."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=lambda name: name.replace("_", "-"), arbitrary_types_allowed=True
    )


def expected(what: str, hint: str = "") -> PydanticCustomError:
    """Make the error for a value that should be something else; raise it in a validator."""
    return PydanticCustomError("expected", "{what}", {"what": what, "hint": hint})


def broken(message: str, hint: str = "", at: str = "") -> PydanticCustomError:
    """Make the error that says in its own words what is wrong; raise it in a validator of a whole map.

    `at` is the key in that map where it is put right.
    """
    return PydanticCustomError("broken", "{message}", {"message": message, "hint": hint, "at": at})


class _FromText:
    """A mark beside a type in `Annotated`: pydantic hands it the text, and it reads the value."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def read(self, value: Any) -> Any:
        """Read the value from its text."""
        raise NotImplementedError


@dataclass(frozen=True)
class Whole(_FromText):
    """A whole number in plain digits, from `low` to `high`."""

    low: int = 0
    high: int = 10_000

    def read(self, value: Any) -> int:
        """Read `12`; refuse `012`, `1.0`, `1 000` and what is out of range."""
        what = f"a whole number from {self.low} to {self.high}"
        if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,18}", value):
            raise expected(what)
        if value != str(int(value)):
            raise expected(what, f'write "{int(value)}", without the zero before it')
        if not self.low <= int(value) <= self.high:
            raise expected(what)
        return int(value)


@dataclass(frozen=True)
class _Switch(_FromText):
    """True or false."""

    def read(self, value: Any) -> bool:
        """Read `true`, `yes`, `false` or `no`."""
        word = value.lower() if isinstance(value, str) else ""
        if word not in ("true", "yes", "false", "no"):
            raise expected("true or false")
        return word in ("true", "yes")


@dataclass(frozen=True)
class Pattern(_FromText):
    """A text that must match a pattern as a whole; `what` says so in words."""

    pattern: re.Pattern[str]
    what: str
    hint: str = ""
    longest: int = 200

    def read(self, value: Any) -> str:
        """Read the text if it matches."""
        if not isinstance(value, str) or len(value) > self.longest or not self.pattern.fullmatch(value):
            raise expected(self.what, self.hint)
        return value


@dataclass(frozen=True)
class _Range(_FromText):
    """From how many to how many, written `4-5`."""

    def read(self, value: Any) -> Span:
        """Read `4-5`, or `4` for exactly four."""
        found = re.fullmatch(
            r"([1-9][0-9]{0,3})(?:\s*[-–]\s*([1-9][0-9]{0,3}))?", value if isinstance(value, str) else ""
        )
        if not found or int(found[1]) > int(found[2] or found[1]):
            raise expected("a size like 4-5")
        return Span(int(found[1]), int(found[2] or found[1]))


def _no_list(value: Any) -> Any:
    """Take a list that was left empty for one without items."""
    return [] if value == "" else value


T = TypeVar("T")

YesNo = Annotated[bool, _Switch()]
Size = Annotated[Span, _Range()]
Items = Annotated[tuple[T, ...], BeforeValidator(_no_list)]
Line = Annotated[str, Pattern(re.compile(r"[^\n]*\S[^\n]*"), "one line of text", longest=1000)]
Prose = Annotated[str, Pattern(re.compile(r"(?s).*\S.*"), "text", longest=2_000_000)]
AnyText = Annotated[str, Pattern(re.compile(r"(?s).*"), "text", longest=2_000_000)]
Id = Annotated[
    str, Pattern(ID_PATTERN, "an id: small letters a-z, digits, and single hyphens between them", longest=MAX_ID)
]
Language = Annotated[str, Pattern(LANGUAGE_PATTERN, "a language like fi or en", longest=20)]
