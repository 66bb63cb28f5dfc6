"""What the command line shows: values of the domain in, text on the terminal out. Nothing is decided here.

Results go to standard output and progress to standard error, so that both can be piped apart.
"""
