"""Role-play with a simulated customer: sessions, their branches and turns, all of it sealed for its owner."""
