"""What every part speaks: text that is safe, names that compare, money that is exact, fiscal quarters."""
