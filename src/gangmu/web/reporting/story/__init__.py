"""The example's year (示例年度): the script of a year of tasks and reports, done again by the product's own verbs."""
