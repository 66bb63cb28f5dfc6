"""What the posts tell about the person who wrote them: form, threads, voice."""
