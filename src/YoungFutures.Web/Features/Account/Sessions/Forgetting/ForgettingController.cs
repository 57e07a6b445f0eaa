using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Account.Sessions.Forgetting;

/// <summary>From now on a code is asked in every browser again. Sessions go on.</summary>
[Route("account/sessions/forgetting")]
public sealed class ForgettingController(Viewer viewer, RememberedDevices devices, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create()
    {
        await devices.Forget(viewer.UserId);
        this.Done(T["Every browser is asked for a code again."]);
        return LocalRedirect("/account/sessions");
    }
}
