"""The pages of outlines over HTTP."""
