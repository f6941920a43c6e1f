"""Rules about the regional budget (APBD) and the room it leaves for the plan."""
