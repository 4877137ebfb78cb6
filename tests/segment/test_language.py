import pytest

from curator.segment.language import detect


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The committee of the four lakes met on Friday to choose the place of its observatory."),
        ("es", "El comité de los cuatro lagos se reunió el viernes para elegir el lugar de su observatorio."),
        (
            "fr",
            "Le comité des quatre lacs s'est réuni vendredi pour choisir le lieu de son observatoire, dans une île.",
        ),
        ("de", "Der Ausschuss der vier Seen hat sich am Freitag getroffen und den Ort für die Sternwarte gewählt."),
        (
            "pt",
            "O comitê dos quatro lagos reuniu-se na sexta-feira para escolher o lugar do seu observatório, uma ilha.",
        ),
        ("ru", "Комитет четырёх озёр встретился в пятницу, чтобы выбрать место для своей обсерватории на острове."),
        ("uk", "Комітет чотирьох озер зустрівся у п'ятницю, щоб обрати місце для своєї обсерваторії та її музею."),
        ("zh", "四湖委员会星期五开会，选定天文台的地点。"),
        ("ja", "四つの湖の委員会は金曜日に天文台の場所を決めた。"),
        ("ko", "네 호수 위원회는 금요일에 천문대의 자리를 정했다."),
        ("et", "Nelja järve komitee valis reedel oma observatooriumi koha ja see on saar, mis ei ole suur."),
        ("", "1234 5678 — 99 %"),
        ("", "Xyzzy plugh frobozz grue"),
    ],
)
def test_language(language: str, text: str) -> None:
    assert detect(text) == language
