"""Gangmu (纲目): a government outline read, and every promise in it kept in sight."""

__version__ = "0.1.0.dev0"
