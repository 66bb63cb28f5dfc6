"""The interview: what to ask (agenda), how to say it (questions), and what was answered (session,
answers).
"""
