"""What a review learned, on its way into the plan: one small module a theme, each the same three-way comparison."""
