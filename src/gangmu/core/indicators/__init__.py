"""Indicators (指标): what is measured, what was published of it, and what it must reach."""
