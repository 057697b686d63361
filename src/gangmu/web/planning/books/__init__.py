"""Workbooks of a year's plan: 推进计划表 of a unit, 责任分解表 of the office; out, filled in, back, looked at, taken."""
