"""How a theme file's values are written, and which names its maps hold: to check it, and to tell editors of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, core_schema

COLOUR, COLOUR_WORDS = r"#[0-9A-Fa-f]{6}", "write a colour as # and six digits, as in #1D5FA8"
TYPE, TYPE_WORDS = r"(\d+(?:\.\d+)?)/(\d+(?:\.\d+)?)", "write type as size/leading in points, as in 9.8/13.6"


def _written(pattern: str, what: str, **more: str) -> dict[str, Any]:
    return {"type": "string", "pattern": f"^(?:{pattern})$", "errorMessage": what, **more}


# Editors show a patch of the colour.
WrittenColour = Annotated[str, WithJsonSchema(_written(COLOUR, COLOUR_WORDS, format="color-hex"))]
WrittenType = Annotated[str, WithJsonSchema(_written(TYPE, TYPE_WORDS))]


@dataclass(frozen=True, eq=False)
class Named:
    """A mark on a map: the names that it may well hold, with what each is, and which of them must not be lacking.

    With `inside`, what must not be lacking are names in the map under that key, and every map in it holds such names.
    """

    words: Mapping[str, str]
    complete: bool = True
    inside: str = ""

    @property
    def holder(self) -> str:
        """What holds the names, in words."""
        return f'its "{self.inside}"' if self.inside else "it"

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        inner = handler(source)
        return core_schema.no_info_after_validator_function(self.check, inner) if self.complete else inner

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        shape = handler(schema)
        if not self.inside:
            return self._name(shape)
        each = self._name(shape["additionalProperties"])
        some = {key: part for key, part in each.items() if key != "required"}
        inner = {self.inside: {**each, "description": "What holds wherever nothing else is said."}}
        return {**shape, "properties": inner, "additionalProperties": some, "required": [self.inside]}

    def check(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        """Refuse a map that lacks one of the names."""
        held = value.get(self.inside, {}) if self.inside else value
        lacking = [name for name in self.words if name not in held]
        if lacking:
            raise ValueError(f"{self.holder} lacks {', '.join(lacking)}")
        return value

    def _name(self, shape: dict[str, Any]) -> dict[str, Any]:
        known, other = shape.get("properties", {}), shape["additionalProperties"]
        named = {name: {**known.get(name, other), "description": words} for name, words in self.words.items()}
        return {**shape, "properties": named, **({"required": list(named)} if self.complete else {})}
