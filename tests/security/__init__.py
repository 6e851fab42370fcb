"""The proof that a document stays text, and that none costs more than it says."""
