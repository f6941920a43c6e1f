"""The look: base template, error pages, tags that word values, style sheets."""
