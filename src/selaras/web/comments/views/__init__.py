"""Pages: all talk about a plan, one thread, and the talk about one item."""
