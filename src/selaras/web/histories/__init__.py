"""What was changed in a plan by whom and when: compared, brought back, and named."""
