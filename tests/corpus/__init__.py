"""Real documents through every target."""
