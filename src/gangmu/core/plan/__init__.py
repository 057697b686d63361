"""The plan (计划): what was promised, and how it stands."""
