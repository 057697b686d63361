"""Holds an answer against its schema: the part of JSON Schema that the document of the interface uses."""

from collections.abc import Mapping
from typing import Any

_TYPES = {
    "object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "null": type(None),
}  # fmt: skip


def faults(value: Any, schema: Mapping[str, Any], document: Mapping[str, Any], at: str = "") -> list[str]:
    """Name every place where a value is not what its schema says."""
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(
        isinstance(value, _TYPES[each]) and not (each == "integer" and isinstance(value, bool))
        for each in types
    ):
        return [f"{at}: {value!r} is no {types}"]
    found = []
    if isinstance(value, dict):
        found += [f"{at}.{name} is missing" for name in schema.get("required", ()) if name not in value]
        for name, each in value.items():
            inner = schema.get("properties", {}).get(name, schema.get("additionalProperties"))
            found += (
                [f"{at}.{name} is not in the document"]
                if not inner
                else faults(each, inner, document, f"{at}.{name}")
            )
    if isinstance(value, list):
        found += [fault for each in value for fault in faults(each, schema["items"], document, f"{at}[]")]
    return found
