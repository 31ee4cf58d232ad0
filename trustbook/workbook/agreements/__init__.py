"""What people do with an agreement: offering, answering, changing, looking at it again, ending it."""
