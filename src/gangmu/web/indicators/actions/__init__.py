"""The verbs of indicators, and taking files of figures in."""
