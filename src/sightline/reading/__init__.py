"""Floor 3: inspection documents to cited facts."""
