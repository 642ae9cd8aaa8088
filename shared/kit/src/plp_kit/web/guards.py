"""Who may use a route. Each view is marked with its roles, and one function checks them before any route runs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar, cast
from uuid import UUID

from flask import Flask, current_app, g, request
from flask.typing import RouteCallable

from plp_kit.core import excepted_people
from plp_kit.core.days import day_of
from plp_kit.vault import sign_ins
from plp_kit.vault.sign_ins import NoNewId
from plp_kit.web import preconditions
from plp_kit.web.claims import TokenHolder
from plp_kit.web.contents import Content, refuse_closed
from plp_kit.web.leavers import ISSUER as LEAVERS
from plp_kit.web.leavers import is_leavers
from plp_kit.web.problems import (
    MALFORMED_REQUEST,
    NO_SUCH_TENANT,
    RESTORED_BEHIND,
    ROLE_MISSING,
    TENANT_UNKNOWN,
    TOKEN_INVALID,
    TOKEN_MISSING,
    UNAVAILABLE,
    Refused,
)
from plp_kit.web.roles import Role
from plp_kit.web.tenancy import PLATFORM
from plp_kit.web.tokens import Caller
from plp_kit.web.wiring import wiring

View = TypeVar("View", bound=Callable[..., object])

APIDOC: Final = "_apidoc"  # flask-smorest carries it through its decorators and into the document.
ACCESS: Final = "access"
NOBODY: Final = UUID(int=0)
"""An operator who asks about all tenants has no id, which a trust's vault would have to make."""
ANSWERED_BY_FLASK: Final = frozenset({"HEAD", "OPTIONS"})


class UnguardedRoute(Exception):
    """A route with neither @requires nor @public."""


@dataclass(frozen=True, slots=True)
class Access:
    """Without roles everybody may use it, without a token. `tenant_in` is the path's part with the tenant.

    That is the tenant in which an operator acts, or of which a public route tells.
    Unless `remembered`, the vault is asked at each request who the caller is. `gives` is content that some roles close.
    `looks`: it changes nothing, and is a POST because an address could not hold what is asked. `spans`: an operator asks about
    every tenant that is served here, and is nobody in any of them.
    """

    roles: frozenset[Role]
    tenant_in: str | None = None
    remembered: bool = True
    gives: Content | None = None
    looks: bool = False
    spans: bool = False

    @property
    def is_operators(self) -> bool:
        """Whether it is for a token of PLATFORM."""
        return bool(self.roles) and (self.tenant_in is not None or self.spans)


@dataclass(frozen=True, slots=True)
class Route:
    method: str
    path: str
    endpoint: str
    access: Access | None


def requires(
    *roles: Role,
    tenant_in: str | None = None,
    remembered: bool = True,
    gives: Content | None = None,
    looks: bool = False,
) -> Callable[[View], View]:
    """Requires one of these roles in the token's tenant; with `tenant_in`, in PLATFORM, to act in the path's tenant.

    Routes of erasure and survey are not `remembered`: for them an id is never older than the request. `gives` marks content that
    is closed to tokens with certain other roles. A POST that only `looks` needs no Idempotency-Key.
    """
    if not roles:
        raise UnguardedRoute("requires() without a role lets nobody in; use @public for everybody.")
    return _marked(Access(frozenset(roles), tenant_in, remembered, gives, looks))


def spans(view: View) -> View:
    """Lets operators ask about every tenant that is served here. The vault is not asked who they are, nor whether it answers."""
    return _marked(Access(frozenset({Role.OPERATOR}), spans=True))(view)


def public(view: View) -> View:
    """Lets everybody use the route without a token."""
    return _marked(Access(frozenset()))(view)


def public_about(tenant_in: str) -> Callable[[View], View]:
    """Lets everybody use the route without a token, to read what the path's tenant tells everybody. Else 404."""
    return _marked(Access(frozenset(), tenant_in))


def caller() -> Caller:
    """The caller. Only for routes that require a role."""
    return cast(Caller, g.caller)


def tenant() -> str:
    """Whose data the request is about: the caller's trust, or the one in the path of a public route."""
    return cast(str, g.tenant)


def routes(app: Flask) -> Iterator[Route]:
    """Every route of the app with its roles, for tests."""
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        for method in sorted((rule.methods or set()) - ANSWERED_BY_FLASK):
            yield Route(method, rule.rule, rule.endpoint, _access(view, method))


def refuse_unguarded(app: Flask) -> None:
    """Raises UnguardedRoute, which names every route without a mark."""
    unguarded = [f"{route.method} {route.path}" for route in routes(app) if route.access is None]
    if unguarded:
        raise UnguardedRoute(", ".join(unguarded))


def admit() -> None:
    """Runs before each request: checks token, role, tenant, then the headers that the method needs."""
    if not has_readable_address():
        raise Refused(MALFORMED_REQUEST)
    if request.url_rule is None:
        return  # Flask answers 404 or 405.
    access = _access(current_app.view_functions[request.url_rule.endpoint], request.method)
    if access is None:
        raise UnguardedRoute(request.url_rule.rule)
    if access.roles:
        g.caller = _admitted(access)
        g.tenant = caller().tenant
        refuse_closed(access.gives, caller().roles, _is_excepted)
        if not access.looks:
            preconditions.check(request)
    elif access.tenant_in is not None:
        g.tenant = _served(str((request.view_args or {})[access.tenant_in]))


def has_readable_address() -> bool:
    """Whether the request's address is text without NUL. Werkzeug fails at a query in another encoding, wherever it is read."""
    try:
        return "\0" not in request.path + request.query_string.decode()
    except UnicodeDecodeError:
        return False


def _admitted(access: Access) -> Caller:
    """Only of somebody who is accepted the vault is asked who they are: it makes an id for whom it does not know."""
    holder = _holder(_bearer_token())
    if holder.roles.isdisjoint(access.roles) or (access.is_operators and holder.tenant != PLATFORM):
        raise Refused(ROLE_MISSING)
    if access.spans:
        return Caller(NOBODY, PLATFORM, holder.roles, holder.signed_in_at)
    tenant = holder.tenant if access.tenant_in is None else str((request.view_args or {})[access.tenant_in])
    if not wiring().serves(tenant):
        raise Refused(TENANT_UNKNOWN)
    return Caller(_person(holder, tenant, access), tenant, holder.roles, holder.signed_in_at)


def _served(tenant: str) -> str:
    if not wiring().serves(tenant):
        raise Refused(NO_SUCH_TENANT)
    return tenant


def _holder(token: str) -> TokenHolder:
    """Of the identity provider's token, or of one that the platform itself has issued to somebody who has left."""
    leavers = wiring().leavers
    return leavers.holder(token) if leavers is not None and is_leavers(token) else wiring().verifier.holder(token)


def _leaver(holder: TokenHolder, tenant: str) -> UUID:
    """The subject is their id. Once they are erased it is nobody's."""
    person = UUID(holder.subject)
    if not wiring().context(tenant).vault.is_living(person):
        raise Refused(TOKEN_INVALID)
    return person


def _person(holder: TokenHolder, tenant: str, access: Access) -> UUID:
    """After a restore of the vault, and for seconds after its start, only those who have an id are let in."""
    if holder.issuer == LEAVERS:
        return _leaver(holder, tenant)
    try:
        return wiring().people.person_of(holder, tenant, remembered=access.remembered)
    except NoNewId as refused:
        raise Refused(RESTORED_BEHIND if refused.why == sign_ins.RESTORED_BEHIND else UNAVAILABLE) from None


def _is_excepted(rule: str) -> bool:
    """As this service knows it now: an exception that ends while a request is answered still counts for that request."""
    context = wiring().context(caller().tenant)
    with context.database.transaction() as db:
        return excepted_people.is_excepted(db, caller().person, rule, day_of(context.clock.now(db)))


def _bearer_token() -> str:
    authorization = request.authorization
    if authorization is None or authorization.type != "bearer" or not authorization.token:
        raise Refused(TOKEN_MISSING)
    return authorization.token


def _marked(access: Access) -> Callable[[View], View]:
    def mark(view: View) -> View:
        view.__dict__[APIDOC] = {**view.__dict__.get(APIDOC, {}), ACCESS: access}
        return view

    return mark


def _access(view: RouteCallable, method: str) -> Access | None:
    """A MethodView's methods are marked; HEAD uses GET's mark."""
    view_class = getattr(view, "view_class", None)
    function = view if view_class is None else getattr(view_class, "get" if method == "HEAD" else method.lower())
    return cast(dict[str, Access], getattr(function, APIDOC, {})).get(ACCESS)
