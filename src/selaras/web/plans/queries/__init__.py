"""What pages show of a plan, asked of its value: no function here touches the database."""
