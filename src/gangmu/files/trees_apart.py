"""A JSON file as it comes back from the process apart: its content, or in words why it is none."""

import json
from typing import Any, Final

DEEPEST: Final = 12  # lists and tables inside each other; a file of decisions has five


def plain_tree(data: bytes, *, name: str) -> dict[str, Any]:
    """Take a JSON file apart: `{"tree": …, "fault": ""}`, or no tree and what is wrong."""
    try:
        tree = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return {"tree": None, "fault": "UTF-8"}
    except ValueError as fault:
        return {"tree": None, "fault": str(fault)[:120]}
    except RecursionError:
        return {"tree": None, "fault": f"> {DEEPEST} [[["}
    return {"tree": None, "fault": f"> {DEEPEST} [[["} if _is_deep(tree) else {"tree": tree, "fault": ""}


def _is_deep(tree: Any) -> bool:
    level = [tree]
    for _ in range(DEEPEST):
        level = [
            inner
            for each in level
            if isinstance(each, dict | list)
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
        if not level:
            return False
    return True
