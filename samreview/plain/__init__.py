"""Line mode: the whole review in lines of text, for screen readers, bad links and scripts. Draws nothing."""
