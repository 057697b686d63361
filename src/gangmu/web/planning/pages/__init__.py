"""Pages of planning: plans, the tasks of a year, one task, and the forms that change them."""
