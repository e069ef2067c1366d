"""Where events last, and the one door through which every change to a review goes."""
