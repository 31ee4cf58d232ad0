"""Appointments, topics and homework; pages to bring; the brief that both agreed to."""
