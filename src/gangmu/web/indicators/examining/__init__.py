"""Examining a file (核对数据文件): its rows, what is wrong with them, and what is new in it. Nothing is written."""

from gangmu.web.indicators.examining.examined import Examined
from gangmu.web.indicators.examining.files import Says, examine

__all__ = ["Examined", "Says", "examine"]
