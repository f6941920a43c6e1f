"""Pages of rounds, instruments and participants."""
