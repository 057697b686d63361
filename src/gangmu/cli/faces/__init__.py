"""Faces: how results look to people in a terminal. Programs take JSON."""
