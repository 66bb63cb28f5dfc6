"""Where things stand on the page, a module a tab. Only these modules and page.py know Gradio's pieces."""
