"""One workbook of units, posts, people and portfolios (组织表): read with every fault in its place, written as a template."""
