"""Lamps: the running state of tasks, the close of a month, changes by hand, delivery confidence."""
