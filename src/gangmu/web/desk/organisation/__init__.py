"""组织: the pages of units, posts, people and portfolios."""
