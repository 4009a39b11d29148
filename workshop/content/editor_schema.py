"""Make JSON Schemas of the models, for editors, which read YAML their own way: `9.30` as a number, `no` as false.

So a schema is never stricter than the model it is made from: wherever text is wanted, any single value will do, and
patterns say only what text must look like. Types that read their text themselves describe themselves, with `shape`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from workshop.content.fields import or_scalar
from workshop.content.yaml_text import Data

Schema: TypeAlias = dict[str, Any]

# What pydantic reads from text, in the words of theme files; generous, since the check has the last word.
_NUMBER = {"pattern": r"^[\s0-9._+eE-]*[0-9][\s0-9._eE+-]*$", "errorMessage": "should be a number"}
_WORDS = ("true", "false", "yes", "no", "on", "off", "t", "f", "y", "n", "0", "1")


def make_schema(kind: Any) -> Schema:
    """Make the schema of a model, or of any type that is made of models and fields, with nothing left to look up."""
    schema = TypeAdapter(kind).json_schema(schema_generator=_EditorSchema)
    definitions = schema.pop("$defs", {})
    found: Schema = _looked_up(schema, definitions)
    return found


def words_schema(words: Data, spoken: str) -> Schema:
    """Make the schema of files of words like this one: the same shape, more keys allowed, and none that must be there.

    What stands here is shown beside each key; `spoken` is the language that it is in.
    """
    if isinstance(words, str):
        return {"description": f"{spoken}: {' '.join(words.split())}", **or_scalar({})}
    if isinstance(words, list):
        return {"type": ["array", "null"], "items": words_schema(words[0], spoken) if words else {}}
    return {"type": "object", "properties": {key: words_schema(part, spoken) for key, part in words.items()}}


def require_unless(key: str, schema: Schema) -> Schema:
    """Let everything be left out, at every depth, where a key is there that brings in the rest."""
    lenient, required = _without_required(schema)
    return {**lenient, "if": {"not": {"required": [key]}}, "then": required}


class _EditorSchema(GenerateJsonSchema):
    """Makes of each type what an editor may take its text for."""

    def str_schema(self, schema: core_schema.StringSchema) -> Schema:
        """Take any single value as text."""
        return or_scalar({})

    def int_schema(self, schema: core_schema.IntSchema) -> Schema:
        """Take a whole number, in quotes too."""
        return {**super().int_schema(schema), "type": ["string", "integer"], **_NUMBER}

    def float_schema(self, schema: core_schema.FloatSchema) -> Schema:
        """Take a number, in quotes too."""
        return {**super().float_schema(schema), "type": ["string", "number"], **_NUMBER}

    def bool_schema(self, schema: core_schema.BoolSchema) -> Schema:
        """Take true and false, and what stands for them."""
        words = "|".join("".join(f"[{letter.upper()}{letter}]" for letter in word) for word in _WORDS)
        shape = {"type": ["boolean", "string", "integer"], "minimum": 0, "maximum": 1}
        return {**shape, "pattern": f"^(?:{words})$", "errorMessage": "should be true or false"}

    def tuple_schema(self, schema: core_schema.TupleSchema) -> Schema:
        """Take nothing as an empty list."""
        return {**super().tuple_schema(schema), "type": ["array", "null"]}

    def dict_schema(self, schema: core_schema.DictSchema) -> Schema:
        """Name the keys of a map if they are few, or else say what they look like."""
        values = self.generate_inner(schema["values_schema"]) if "values_schema" in schema else {}
        keys = self.generate_inner(schema["keys_schema"]) if "keys_schema" in schema else {}
        if "enum" in keys:
            return {"type": "object", "properties": dict.fromkeys(keys["enum"], values), "additionalProperties": False}
        names = {key: part for key, part in keys.get("anyOf", [{}])[0].items() if key != "type"}
        return {"type": "object", "additionalProperties": values, **({"propertyNames": names} if names else {})}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Schema:
        """Leave null out: nobody can write it, only leave the key out."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Schema:
        """Keep a default that a person could write; drop what only stands for nothing."""
        shape = super().default_schema(schema)
        default = shape.pop("default", None)
        if isinstance(default, bool) or (isinstance(default, str | int) and default not in ("", 0, -1)):
            shape["default"] = default
        return shape

    def model_schema(self, schema: core_schema.ModelSchema) -> Schema:
        """Leave the name of the class out."""
        return {key: part for key, part in super().model_schema(schema).items() if key != "title"}

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Set none: the key says it."""
        return False


def _looked_up(part: Any, definitions: Mapping[str, Schema]) -> Any:
    """Put definitions in the places that refer to them; what stands beside such a place wins."""
    if isinstance(part, list):
        return [_looked_up(item, definitions) for item in part]
    if not isinstance(part, dict):
        return part
    found = {key: _looked_up(inner, definitions) for key, inner in part.items() if key != "$ref"}
    if "default" in found and "description" in found:  # told, not offered: editors would write it in unasked
        default = found.pop("default")
        found["description"] += f" {str(default).lower() if isinstance(default, bool) else default} if left out."
    if "$ref" not in part:
        return found
    return {**_looked_up(definitions[part["$ref"].rpartition("/")[2]], definitions), **found}


def _without_required(schema: Schema) -> tuple[Schema, Schema]:
    """Divide a schema into one where every key may be left out, and one that says only which must not be."""
    lenient = {key: part for key, part in schema.items() if key != "required"}
    strict: Schema = {"required": schema["required"]} if "required" in schema else {}
    inner = {key: _without_required(part) for key, part in schema.get("properties", {}).items()}
    if inner:
        lenient["properties"] = {key: part for key, (part, _) in inner.items()}
        if needed := {key: part for key, (_, part) in inner.items() if part}:
            strict["properties"] = needed
    return lenient, strict
