"""The words of the draft."""

KO: dict[str, str] = {
    "write_draft": "초안 쓰기",
    "stopped": "멈췄어요. 여기까지 쓴 것은 남아 있어요. ‘초안 쓰기’를 누르면 이어서 씁니다.",
    "download": "내려받기",
    "edit": "직접 고치기",
    "keep": "새 판으로 저장",
    "kept": "새 판으로 저장했어요. 앞 판도 그대로 있습니다.",
    "version": "{version}판",
    "versions": "판",
    "changes": "앞 판과 달라진 곳",
    "no_changes": "앞 판과 똑같아요.",
    "no_draft": "아직 초안이 없어요. 몇 가지라도 이야기하신 뒤에 ‘초안 쓰기’를 눌러 주세요.",
    "sources": "어디에서 왔는지 보기",
    "you_said": "이야기하신 것",
    "findings": "살펴볼 곳",
    "no_findings": "걸리는 곳이 없어요.",
}

EN: dict[str, str] = {
    "write_draft": "Write the draft",
    "stopped": "Stopped. What was written is kept; “Write the draft” goes on from here.",
    "download": "Download",
    "edit": "Edit",
    "keep": "Save as a new version",
    "kept": "Saved as a new version; the one before is still there.",
    "version": "Version {version}",
    "versions": "Version",
    "changes": "Changed since the version before",
    "no_changes": "The same as the version before.",
    "no_draft": "There is no draft yet. Tell a few things first, then press “Write the draft”.",
    "sources": "Where this comes from",
    "you_said": "What you said",
    "findings": "Worth a look",
    "no_findings": "Nothing stands out.",
}
