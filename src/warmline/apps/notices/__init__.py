"""Every message to people: the page where they read it, and what of it leaves by e-mail, when, and only once."""
