"""Rules about budgets."""
