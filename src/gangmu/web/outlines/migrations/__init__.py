"""Migrations of outlines."""
