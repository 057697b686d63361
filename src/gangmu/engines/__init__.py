"""Engines: heavy machinery behind small doors. One that is missing its package refuses with a remedy."""
