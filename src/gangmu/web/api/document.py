"""The document of the interface (OpenAPI 3.1): kept by hand, held against the routes and their answers by tests."""

from functools import cache
from typing import Any, Final

from gangmu import __version__
from gangmu.web.record.lifecycles import lifecycle

_TEXT: Final = {"type": "string", "maxLength": 1000}
_SAID: Final[dict[str, Any]] = {
    "visible_progress": {**_TEXT, "description": "本期进展（形象进度）"},
    "amount": {
        "type": ["string", "null"],
        "maxLength": 100,
        "description": "本年累计完成，按任务的计量单位；“约3.2亿元”“３２００”“百分之六十”都认得，答复里是确切的数",
    },
    "problem": {**_TEXT, "description": "存在问题及原因"},
    "next_step": {**_TEXT, "description": "下一步措施"},
    "help_wanted": {**_TEXT, "description": "需市级协调事项"},
    "claims_completion": {"type": "boolean", "description": "申报完成；是否完成由办公室认定"},
}


def _object(properties: dict[str, Any], *, required: list[str] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(properties) if required is None else required,
        "additionalProperties": False,
    }


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


_NEXT: Final = {"type": ["string", "null"], "description": "下一页的地址；没有了为 null"}
STATES: Final = ("open", "all", *(each.name for each in lifecycle("progress_report").states))
TASK_STATES: Final = tuple(each.name for each in lifecycle("annual_task").states)
_SCHEMAS: Final[dict[str, Any]] = {
    "Task": _object(
        {
            "code": {"type": "string"},
            "title": {"type": "string"},
            "criterion": {"type": "string", "description": "完成标准"},
            "amount": {"type": ["string", "null"], "description": "年度数量目标"},
            "unit_of_measure": {"type": "string", "description": "没有数量目标的为空"},
            "limit_on": {"type": ["string", "null"], "format": "date"},
            "rhythm": {"type": "string"},
            "state": {"type": "string"},
        }
    ),
    "Report": _object(
        {
            "id": {"type": "integer"},
            "version": {
                "type": "integer",
                "description": "写入时带上（或用 If-Match 带回 ETag）；别人先改了，答 409",
            },
            "period": {"type": "string", "description": "2026-03 或 2026-Q1"},
            "due_on": {"type": "string", "format": "date"},
            "state": {"type": "string"},
            "can_be_filled_in": {"type": "boolean"},
            "is_late": {"type": "boolean"},
            "task": _ref("Task"),
            "said": _object(_SAID),
            "asked_back": {
                "type": "array",
                "items": _ref("Problem"),
                "description": "疑似笔误、还没有人确认的数；送审时带 figures_checked: true 表示没有写错",
            },
            "is_no_change": {"type": "boolean"},
            "prefilled": {
                "type": "object",
                "additionalProperties": {"type": "string"},
                "description": "城市已经知道的，按字段",
            },
            "reason": {"type": "string", "description": "上次退回的原因"},
        }
    ),
    "Problem": _object(
        {"code": {"type": "string"}, "message": {"type": "string"}, "where": {"type": "string"}}
    ),
    "Filled": _object(
        {
            "version": {"type": "integer", "minimum": 0},
            **_SAID,
            "figures_checked": {
                "type": "boolean",
                "description": "核对过，没有写错：疑似笔误的数（problems 里逐处列出）照这样收",
            },
        },
        required=[],
    ),
    "Seen": _object({"version": {"type": "integer", "minimum": 0}}, required=[]),
    "Reports": _object(
        {"reports": {"type": "array", "items": _ref("Report")}, "total": {"type": "integer"}, "next": _NEXT}
    ),
    "Tasks": _object(
        {"tasks": {"type": "array", "items": _ref("Task")}, "total": {"type": "integer"}, "next": _NEXT}
    ),
    "Refusal": _object(
        {
            "refusal": _object(
                {
                    "code": {"type": "string"},
                    "message": {"type": "string"},
                    "remedy": {"type": "string"},
                    "where": {"type": ["string", "null"]},
                    "problems": {"type": "array", "items": _ref("Problem")},
                },
                required=["code", "message", "remedy", "where"],
            )
        }
    ),
}
_NUMBER: Final = {
    "name": "number",
    "in": "path",
    "required": True,
    "schema": {"type": "integer", "minimum": 0},
}
_ONCE: Final = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "schema": {"type": "string", "minLength": 1, "maxLength": 60},
    "description": "自编、不重复；重发时用同一个值，只算一次",
}
_MATCH: Final = {
    "name": "If-Match",
    "in": "header",
    "required": False,
    "schema": {"type": "string"},
    "description": "读到的 ETag；正文里没有 version 时以它为准",
}
_LIST: Final[list[dict[str, Any]]] = [
    {"name": "offset", "in": "query", "schema": {"type": "integer", "minimum": 0}},
    {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 0, "maximum": 200}},
]
_REFUSED: Final = ("400", "401", "403", "404", "409", "413", "422", "503")


def _operation(
    name: str, words: str, scope: str, answer: str, *, parameters: list[dict[str, Any]], filled: str = ""
) -> dict[str, Any]:
    refused = {code: _content("Refusal", "拒绝：说明是什么、为什么、怎么办") for code in _REFUSED}
    told: dict[str, Any] = {
        "operationId": name,
        "summary": words,
        "security": [{"key": []}],
        "x-scope": scope,
        "parameters": parameters,
        "responses": {"200": _content(answer, "好"), **refused},
    }
    if filled:
        told["requestBody"] = {"required": True, "content": {"application/json": {"schema": _ref(filled)}}}
    return told


def _query(name: str, **schema: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": {"type": "string"} | schema}


def _content(schema: str, words: str) -> dict[str, Any]:
    return {"description": words, "content": {"application/json": {"schema": _ref(schema)}}}


@cache
def document() -> dict[str, Any]:
    """Give the document."""
    state = _query("state", enum=list(STATES))
    task_state = _query("state", enum=list(TASK_STATES))
    narrowed = [_query("task"), _query("due_from", format="date"), _query("due_to", format="date")]
    period, year = _query("period"), _query("year")
    one, fill = [_NUMBER], [_NUMBER, _ONCE, _MATCH]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "纲目：填报接口",
            "version": __version__,
            "description": "密钥属于岗位，只能填写和送审，不能签发。写入的请求带 Idempotency-Key，重发只算一次。",
        },
        "servers": [{"url": "/"}],
        "paths": {
            "/api/v1/reports": {
                "get": _operation(
                    "list_reports",
                    "要填的报告",
                    "report:read",
                    "Reports",
                    parameters=[state, period, *narrowed, *_LIST],
                )
            },
            "/api/v1/reports/{number}": {
                "get": _operation("get_report", "一份报告", "report:read", "Report", parameters=one),
                "put": _operation(
                    "save_report", "暂存", "report:file", "Report", parameters=fill, filled="Filled"
                ),
            },
            "/api/v1/reports/{number}/pass-on": {
                "post": _operation(
                    "pass_on_report", "填好并送审", "report:file", "Report", parameters=fill, filled="Filled"
                )
            },
            "/api/v1/reports/{number}/no-change": {
                "post": _operation(
                    "say_no_change",
                    "本期无变化，送审",
                    "report:file",
                    "Report",
                    parameters=fill,
                    filled="Seen",
                )
            },
            "/api/v1/tasks": {
                "get": _operation(
                    "list_tasks", "年度任务", "task:read", "Tasks", parameters=[year, task_state, *_LIST]
                )
            },
        },
        "components": {
            "schemas": _SCHEMAS,
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
    }
