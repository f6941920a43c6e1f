"""The site: remembers plans as rows, shows them as pages, builds their books in the background."""
