"""Participants of a round beside each other: progress, odd marks, ranks with intervals."""
