"""Meetings of a stage: plan, attendance, materials, minutes, certificates."""
