"""An answer as a model is shown it: fenced, and of a very long one only the beginning and the end.

Called where a model listens to an answer and where it words the question after it. A person may paste pages; what
they said first and last is enough for the next question, and a small model's context holds no more.
"""

from __future__ import annotations

from assistant.model.prompts import fence

LEFT_OUT = "[…]"
BEGINNING = 0.4  # of what is shown, how much is taken from the beginning


def shortened(answer: str, most: int) -> str:
    """The answer in a fence; about `most` characters, whole words, of one that is longer.

    >>> print(shortened("비가 왔다. 밥을 먹었다. 책을 읽었다. 다시 비가 왔다.", 20))
    ```
    비가 왔다. […] 다시 비가 왔다.
    ```
    """
    if len(answer) <= most:
        return fence(answer)
    first = int(most * BEGINNING)
    beginning, end = answer[:first], answer[first - most :]
    return fence(f"{beginning.rpartition(' ')[0] or beginning} {LEFT_OUT} {end.partition(' ')[2] or end}")
