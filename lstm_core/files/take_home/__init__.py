"""What a person takes home: a network and what is on screen with it, as files and as code."""
