"""Messages to people: whatever apprise can reach, from e-mail to chat. An extra: `pip install 'doisoat[notify]'`."""

from collections.abc import Callable, Sequence

from doisoat.records.errors import ConfigurationError

#: Sends a title and a text; whether all were reached.
Send = Callable[[str, str], bool]


def messenger(addresses: Sequence[str]) -> Send:
    """What sends to all of these addresses. Raises ConfigurationError, which never repeats an address: it is a secret.

    Nothing is sent or asked for yet.
    """
    try:
        from apprise import Apprise
    except ModuleNotFoundError as error:
        raise ConfigurationError(
            "notify is set, but apprise is not installed: pip install 'doisoat[notify]', or drop the setting"
        ) from error
    receivers = Apprise()
    for number, address in enumerate(addresses, start=1):
        if not receivers.add(address):
            scheme = address.partition("://")[0]
            raise ConfigurationError(
                f"notify: address {number} ({scheme}://…) is none that apprise can reach; correct it"
            )

    def send(title: str, text: str) -> bool:
        return bool(receivers.notify(title=title, body=text))

    return send
