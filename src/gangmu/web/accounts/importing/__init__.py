"""Units, posts, people and portfolios from one workbook (组织表导入): looked at with every fault, then all or nothing."""
