"""The rules of `samreview check`: one small module a theme, one function a rule, all they explain beside them."""
