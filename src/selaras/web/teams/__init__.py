"""Who serves where: invitations, appointments, hand-over, agencies and bodies over time."""
