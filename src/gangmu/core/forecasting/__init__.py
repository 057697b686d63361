"""Outlook (展望): how likely a target is, from short annual series, their peers and their own past.

`docs/decisions` argues the method, `docs/explanation/forecasts.md` tells it in words. Floats stay inside this package.
"""
