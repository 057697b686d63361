"""Findings (研判): derived values, conflicts, peers, splits and warnings, as queries and as pages of the desk."""
