"""The pages of learning: a person's path, her team's, and the programmes behind them."""
