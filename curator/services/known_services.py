"""The services of others that a person knows of: their list in the settings, what each says of itself, its client.

What they are asked about names is `curator.services.reconciling`'s. What was answered is kept for a month under
`answers_folder()` and emptied by `Services.forget_answers`.
"""

import re
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from curator.domain.entity import EntityKind
from curator.domain.watch import Watch
from curator.errors import UserError
from curator.link.reconcile.cache import forget
from curator.link.reconcile.client import Client
from curator.link.reconcile.manifest import ServiceType
from curator.link.reconcile.transport import USUAL_LIMITS, Limits
from curator.services.lookups import Ability, Offers
from curator.settings import LookUpService, cache_folder, load_settings, save_settings


def answers_folder() -> Path:
    """Where answers of services are kept."""
    return cache_folder() / "lookups"


class Services:
    """Services of others, as the settings have them now. Safe to use from any thread.

    Args:
        limits: How much is asked of a service.
    """

    def __init__(self, limits: Limits = USUAL_LIMITS) -> None:
        self._limits = limits
        self._clients: dict[tuple[str, str], Client] = {}
        self._lock = threading.Lock()

    def close(self) -> None:
        """Lets the connections go."""
        with self._lock:
            clients, self._clients = list(self._clients.values()), {}
        for client in clients:
            client.close()

    def services(self) -> tuple[LookUpService, ...]:
        """All that the person knows of, on or off."""
        return load_settings().services

    def keep_services(self, services: Sequence[LookUpService]) -> None:
        """Puts the person's list in place.

        Raises:
            UserError: The settings cannot be written.
        """
        try:
            save_settings(replace(load_settings(), services=tuple(services)))
        except OSError as error:
            raise UserError(
                f"The settings could not be saved: {error.strerror}.", "The services are the same as before."
            ) from error

    def active(self, kind: EntityKind | str) -> tuple[LookUpService, ...]:
        """Those that may be asked for a kind of entity."""
        return tuple(each for each in self.services() if each.on and each.type_for(kind) is not None)

    def test(self, address: str, watch: Watch = Watch()) -> Offers:
        """What a service says of itself; no name is sent.

        Raises:
            UserError: There is no such service; the sentence says why.
        """
        with Client(address, address, limits=self._limits) as client:
            manifest = client.manifest(watch)
        offered = {
            Ability.NAMES: manifest.suggest,
            Ability.TYPES: manifest.suggest_type,
            Ability.PAGES: manifest.preview,
            Ability.PROPERTIES: manifest.extend,
        }
        return Offers(
            manifest.name,
            manifest.versions,
            manifest.types,
            manifest.scheme,
            frozenset(ability for ability, place in offered.items() if place),
        )

    def types(self, address: str, prefix: str, watch: Watch = Watch()) -> tuple[ServiceType, ...]:
        """Kinds of things that a service knows and whose name begins so; no name of an article is sent.

        Raises:
            UserError: The service failed.
        """
        return self._client(LookUpService(name=address, address=address)).suggest_types(prefix, watch)

    def forget_answers(self) -> None:
        """Empties the cache of answers.

        Raises:
            UserError: It cannot be deleted.
        """
        self.close()
        try:
            forget(answers_folder())
        except OSError as error:
            raise UserError(
                f"Some answers could not be deleted: {error.strerror}.", f"They lie in {answers_folder()}."
            ) from error

    # Inside

    def _client(self, service: LookUpService) -> Client:
        key = (service.name, service.address)
        with self._lock:
            if key not in self._clients:
                made = Client(service.name, service.address, cache=answers_folder(), limits=self._limits)
                self._clients[key] = made
            return self._clients[key]

    def _scheme(self, client: Client) -> str:
        manifest = client.last_manifest()
        return (manifest.scheme if manifest else "") or own_scheme(client.service)


def own_scheme(name: str) -> str:
    """What the identifiers of a service are called whose list is none of the well-known: its own name, made plain."""
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-") or "service"
