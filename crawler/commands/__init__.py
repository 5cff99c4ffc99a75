"""The commands of `potsdam-jobs`, one a file: the file `new_board.py` holds the command `new-board`."""
