"""Great change sets, put in place part by part, so that a judgement never waits for a hundred thousand entities."""

AT_A_TIME = 40
"""Changes of one transaction: entities whose names are found anew take a millisecond each with their commit."""

GREAT = 200
"""Changes of one transaction that a person waits for without being told."""
