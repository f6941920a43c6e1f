"""Rules about indicators, their baselines and targets."""
