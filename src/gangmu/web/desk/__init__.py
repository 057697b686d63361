"""工作台: what is done, what is next, and who can do it."""
