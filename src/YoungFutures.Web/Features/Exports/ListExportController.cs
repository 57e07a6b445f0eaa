using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Audit;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Exports;

/// <summary>
/// A list as a file, as it is filtered: beside the list, under /export. Whoever derives from it says which list, and asks for the password by the right to that list, without which there is nothing here either.
/// </summary>
public abstract class ListExportController<TRow>(ListFiles files) : Controller where TRow : IListed
{
    private const string Form = "/Features/Exports/New.cshtml";

    protected abstract Task<SavedList<TRow>> Of(Asked asked);

    [HttpGet]
    public async Task<IActionResult> New()
    {
        var form = new ExportForm { Filter = Request.QueryString.Value?.TrimStart('?') };
        return View(Form, await Shown(form, await Of(new(form.Filter))));
    }

    [HttpPost]
    [Looks(typeof(ListExport), AuditEvents.Exported)]
    public async Task<IActionResult> Create(ExportForm form, CancellationToken cancelled)
    {
        var list = await Of(new(form.Filter));
        return ModelState.IsValid ? await files.Of(HttpContext, list, form.Because!, cancelled) : this.Invalid(Form, await Shown(form, list));
    }

    private async Task<ExportForm> Shown(ExportForm form, SavedList<TRow> list)
    {
        var back = Request.Path.Value!;
        form.Page = new(list.Title, $"{back[..back.LastIndexOf('/')]}{(string.IsNullOrEmpty(form.Filter) ? "" : "?" + form.Filter)}", list.Filters, await list.Rows.CountAsync());
        return form;
    }
}
