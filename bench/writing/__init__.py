"""Writing a plan: saving beside a bare view, and forms and saves beside RDMO."""
