"""How a text on pay is read: its figures, what they are, the headline among them, and its year."""
