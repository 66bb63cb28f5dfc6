"""What happens when something is clicked: call the service, turn what comes back into what the page shows.

No handler decides anything about the product, and none knows Gradio: each gives a frozen view, and layout/
lays it out. A failure becomes a sentence where the person is looking, with the way out.
"""
