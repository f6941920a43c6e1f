"""What regions answer in a round: values, notes, evidence, and the receipt for all of it."""
