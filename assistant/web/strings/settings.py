"""The words of the settings."""

KO: dict[str, str] = {
    "examine": "다시 살펴보기",
}

EN: dict[str, str] = {
    "examine": "Look again",
}
