"""Support looks through a person's eyes: asked, granted, watched, ended."""
