"""Ways through several steps, without any screen: each says what to show, takes an answer and says what comes next."""
