"""Pages and answers of writing: one item, saving, and the parts with their lists."""
