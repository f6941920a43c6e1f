"""Why a request or consent cannot go on."""

from selaras.core.text import Text


class ConsentRefused(Exception):
    """Holds the sentence that the page shows."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


NOT_WAITING = Text(
    id="Permintaan ini tidak lagi menunggu jawaban, jadi tidak ada yang diubah.",
    en="This request no longer waits for an answer, so nothing was changed.",
)
NOT_OPEN = Text(
    id="Izin ini tidak berlaku lagi. Ajukan permintaan baru bila masih diperlukan.",
    en="This consent is no longer in force. Make a new request if you still need one.",
)
SUPPORTER_LEFT = Text(
    id="Petugas yang meminta tidak lagi bertugas, jadi izin tidak dapat diberikan.",
    en="The officer who asked is no longer in that role, so consent cannot be given.",
)
OWN_ADDRESS = Text(
    id="Ini alamat Anda sendiri. Tuliskan alamat orang yang Anda bantu.",
    en="This is your own address. Write the address of the person you are helping.",
)
STILL_OPEN = Text(
    id="Permintaan Anda ke alamat ini masih berjalan. Tunggu jawabannya, atau batalkan dahulu.",
    en="Your request to this address is still open. Wait for the answer, or withdraw it first.",
)
ASKED_OFTEN = Text(
    id="Anda sudah tiga kali meminta ke alamat ini dalam 24 jam. Coba lagi besok.",
    en="You have asked this address three times within 24 hours. Try again tomorrow.",
)
MANY_OPEN = Text(
    id="Sepuluh permintaan Anda masih berjalan. Batalkan yang tidak diperlukan lagi.",
    en="Ten of your requests are still open. Withdraw those that you no longer need.",
)
