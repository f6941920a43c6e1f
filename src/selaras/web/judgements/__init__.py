"""What assessors judge in a round: seats, marks blind to each other, talk, settlements."""
