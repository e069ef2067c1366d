"""How each exhibit of a plan looks on a screen, for the width and height there is."""
