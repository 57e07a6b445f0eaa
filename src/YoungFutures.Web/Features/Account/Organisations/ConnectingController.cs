using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Account.Organisations;

/// <summary>Before somebody goes to their organisation, which sends them back to <see cref="NewConnectionController"/>: the password is asked for here, where a form may lead.</summary>
[Route("account/organisations/to/{organisation}"), StepUp(typeof(UserRights), nameof(UserRights.KeepOwnAccount))]
public sealed class ConnectingController(Security.Organisations organisations, Words T) : Controller
{
    [HttpGet]
    public IActionResult Details(string organisation) => organisations.Find(organisation) is { } asked ? View("Connecting", new ConnectingPage(asked.Key, asked.NameIn(T))) : NotFound();
}

public sealed record ConnectingPage(string Key, string Organisation);
