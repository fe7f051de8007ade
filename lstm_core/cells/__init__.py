"""What a recurrent cell is: its equations, and what is worked out from them for every cell alike."""
