"""Web pages (.html): the paper without the site around it."""
