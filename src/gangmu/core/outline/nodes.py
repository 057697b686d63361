"""Nodes (条目) of the outline tree: headings, captions, preface and principles, each with its span."""

from dataclasses import dataclass
from enum import StrEnum


class NodeKind(StrEnum):
    """What a node of the tree is."""

    TITLE = "title"  # 文件标题
    PREFACE = "preface"  # 前言
    HEADING = "heading"  # 章、节、条
    PRINCIPLE = "principle"  # 基本原则 each with its own short head
    FIGURE = "figure"  # 图
    TABLE = "table"  # 表、专栏


@dataclass(frozen=True, slots=True)
class Node:
    """条目: one place of the tree. `start:end` is label and title, `section_end` where what it heads ends."""

    id: str  # 9.6.1: the way down the tree
    kind: NodeKind
    level: int  # 1 is the highest
    label: str | None  # as written, without its stop: 九, (六), 第三章
    title: str  # as written
    start: int
    end: int
    section_end: int
    parent: str | None
