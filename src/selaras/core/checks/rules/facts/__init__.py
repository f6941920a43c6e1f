"""Rules about the facts that readiness is judged by."""
