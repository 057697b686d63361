"""账户与权限: units, posts, the people who hold them, and what each may do."""
