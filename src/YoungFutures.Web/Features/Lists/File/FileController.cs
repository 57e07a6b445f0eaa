using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Features.Imports.Files;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Lists.File;

[Route("lists/{listId:guid}/file")]
public sealed class FileController(YoungFuturesDb db, Viewer viewer, Words T, FileRows rows, IOptions<ImportSettings> settings) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid listId)
    {
        if (await db.SignalLists.AsNoTracking().SingleOrDefaultAsync(held => held.Id == listId) is not { } list) return NotFound();
        HttpContext.Concerns(null, list.PanelId);
        if (!viewer.May(ListRights.Send, list)) return Forbid();
        list.CheckTakenOn(UkTime.LocalDate(db.Now), await db.Agencies.AsNoTracking().SingleAsync(held => held.Id == list.AgencyId));
        return View(Show(new SendForm(), list));
    }

    [HttpPost, TakesFile]
    public async Task<IActionResult> Create(Guid listId, SendForm form)
    {
        if (await db.SignalLists.SingleOrDefaultAsync(held => held.Id == listId) is not { } list) return NotFound();
        HttpContext.Concerns(null, list.PanelId);
        if (!viewer.May(ListRights.Send, list)) return Forbid();
        var received = HttpContext.Features.Get<ReceivedFile>();
        var read = received is null ? null : Look(received);
        if (received is null) ModelState.AddModelError(nameof(form.File), T["Choose a file"]);
        if (!ModelState.IsValid) return this.Invalid("New", Show(form, list));

        list.CheckTakenOn(UkTime.LocalDate(db.Now), await db.Agencies.AsNoTracking().SingleAsync(held => held.Id == list.AgencyId));
        if (await db.SignalImports.Where(held => held.ListId == listId && held.Sha256 == received!.Sha256 && held.Status != ImportStatus.Undone && held.Status != ImportStatus.Abandoned)
                .Select(held => (Guid?)held.Id).FirstOrDefaultAsync() is { } same)
        {
            ModelState.AddModelError(nameof(form.File), T["This very file is here already. Nothing was sent again."]);
            form.SameId = same;
            return this.Invalid("New", Show(form, list));
        }

        var import = new SignalImport(list, received!.Name, received.Sha256, received.Bytes, viewer.UserId, db.Now) { Id = received.Id };
        import.Understand(new ImportTerms { File = read! });
        db.SignalImports.Add(import);
        await db.SaveChangesAsync();
        received.IsTaken = true;
        return LocalRedirect($"/imports/{import.Id}/reading");
    }

    /// <summary>How the file can be read, as far as it says so itself; what is wrong with it goes beside the question.</summary>
    private Domain.Signals.FileForm? Look(ReceivedFile received)
    {
        string? fault = null;
        var name = Path.GetExtension(received.Name).ToLowerInvariant();
        if (received.IsTooLarge) fault = T["The file is larger than {0} million bytes. Send it in parts.", settings.Value.MaxFileBytes / 1_000_000];
        else if (received.Kind == FileKind.Empty) fault = T["The file is empty"];
        else if (received.Kind == FileKind.OldWorkbook) fault = T["This is a workbook of an old kind, or one that is locked with a password. Save it as .xlsx without a password, or as CSV."];
        else if (received.Kind == FileKind.Other) fault = T["This is neither a CSV file nor an .xlsx workbook, whatever its name says"];
        else if (received.Kind == FileKind.Workbook && name != ".xlsx") fault = T["This is a packed file. Send a workbook as .xlsx, or the list as CSV."];
        else if (received.Kind == FileKind.Text && name is not (".csv" or ".txt" or ".tsv")) fault = T["This is plain text. Give it a name that ends in .csv, or send a workbook as .xlsx."];
        else if (received.Kind == FileKind.Workbook)
        {
            try
            {
                var (sheets, from1904) = rows.Sheets(received.Id);
                if (sheets.Count > 0) return new Domain.Signals.FileForm { IsWorkbook = true, IsEncodingSure = true, Sheet = sheets[0], From1904 = from1904 };
            }
            catch (UnreadableFile unreadable) when (unreadable.Kind == RowFaultKind.TooMuch)
            {
                fault = T["The workbook holds more than can be read here. Save the sheet as CSV and send that."];
            }
            catch (UnreadableFile)
            {
                // Said below.
            }

            fault ??= T["This workbook is damaged, or is none. Open it in Excel, save it again as .xlsx, and send that."];
        }

        if (fault is null) return new Domain.Signals.FileForm { Encoding = received.Encoding, IsEncodingSure = received.Encoding is not null, Separator = rows.LikelySeparator(received.Id, received.Encoding ?? "windows-1252") };
        ModelState.AddModelError(nameof(SendForm.File), fault);
        return null;
    }

    private SendForm Show(SendForm form, SignalList list)
    {
        (form.ListId, form.ListName, form.Millions) = (list.Id, list.Name, settings.Value.MaxFileBytes / 1_000_000);
        return form;
    }
}

public sealed class SendForm
{
    [Display(Name = "The file")] public string? File { get; set; }
    [BindNever] public Guid ListId { get; set; }
    [BindNever] public string ListName { get; set; } = "";
    [BindNever] public long Millions { get; set; }
    /// <summary>Where the same file is.</summary>
    [BindNever] public Guid? SameId { get; set; }
}
