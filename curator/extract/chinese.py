"""placeholder"""


def propose_chinese(document, profile):
    return ()
