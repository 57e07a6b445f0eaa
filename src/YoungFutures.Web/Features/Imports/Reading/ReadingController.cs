using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Features.Imports.Files;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Imports.Reading;

/// <summary>How a file reads: its letters, what parts its cells, which sheet. Shown before anything is made of it, and never guessed in silence.</summary>
[Route("imports/{importId:guid}/reading")]
public sealed class ReadingController(YoungFuturesDb db, Viewer viewer, Words T, ImportFiles files, FileRows rows) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid importId)
    {
        if (await db.SignalImports.AsNoTracking().SingleOrDefaultAsync(held => held.Id == importId) is not { } import) return NotFound();
        HttpContext.Concerns(null, import.PanelId);
        if (!viewer.May(ImportRights.Handle, import)) return Forbid();
        if (!import.CanBeMatched || !files.Has(importId)) return LocalRedirect($"/imports/{importId}");
        var held = ImportTerms.Read(import.Mapping).File;
        return View(Show(new ReadingForm { Encoding = held.Encoding, Separator = Name(held.Separator), Sheet = held.Sheet, Version = import.Version.ToString() }, import, held));
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid importId, ReadingForm form)
    {
        if (await db.SignalImports.SingleOrDefaultAsync(held => held.Id == importId) is not { } import) return NotFound();
        HttpContext.Concerns(null, import.PanelId);
        if (!viewer.May(ImportRights.Handle, import)) return Forbid();
        var terms = ImportTerms.Read(import.Mapping);
        if (!files.Has(importId)) return LocalRedirect($"/imports/{importId}");
        var asked = terms.File;
        if (asked.IsWorkbook)
        {
            if (form.Sheet is { } sheet && rows.Sheets(importId).Sheets.Contains(sheet)) asked = asked with { Sheet = sheet };
            else ModelState.AddModelError(nameof(form.Sheet), T["Choose a sheet"]);
        }
        else
        {
            if (!asked.IsEncodingSure)
            {
                if (form.Encoding is { } encoding && FileRows.Encodings.Contains(encoding)) asked = asked with { Encoding = encoding };
                else ModelState.AddModelError(nameof(form.Encoding), T["Choose how the letters are written"]);
            }

            if (Separator(form.Separator) is { } separator) asked = asked with { Separator = separator };
            else ModelState.AddModelError(nameof(form.Separator), T["Choose what stands between two cells"]);
        }

        if (!ModelState.IsValid) return this.Invalid("Edit", Show(form, import, asked));
        if (form.Look is not null) return View("Edit", Show(form, import, asked));
        Show(form, import, asked);
        if (form.Fault is { } fault)
        {
            ModelState.AddModelError(asked.IsWorkbook ? nameof(form.Sheet) : nameof(form.Separator), T["Row {0}: {1}", fault.Row, fault.What]);
            return this.Invalid("Edit", form);
        }

        db.Expect(import, form.Version);
        import.Understand(terms with { File = asked });
        await db.SaveChangesAsync();
        return LocalRedirect($"/imports/{importId}/columns");
    }

    private ReadingForm Show(ReadingForm form, SignalImport import, FileForm asked)
    {
        (form.ImportId, form.IsWorkbook, form.IsEncodingSure, form.SureEncoding) = (import.Id, asked.IsWorkbook, asked.IsEncodingSure, asked.Encoding);
        if (asked.IsWorkbook) form.Sheets = [.. rows.Sheets(import.Id).Sheets.Select(sheet => new Choice(sheet, sheet))];
        else if (!asked.IsEncodingSure)
            form.Encodings = [.. new[]
            {
                (Name: "windows-1252", Text: T["Windows (1252): what Excel writes as “CSV” in Britain"]), (Name: "utf-8", Text: T["UTF-8"]),
                (Name: "utf-16", Text: T["UTF-16, little end first: what Excel writes as “Unicode text”"]), (Name: "utf-16BE", Text: T["UTF-16, big end first"]),
            }.Select(choice => new Choice(choice.Name, choice.Text, rows.Sample(import.Id, choice.Name)))];
        form.Separators = [new("comma", T["Comma"]), new("semicolon", T["Semicolon"]), new("tab", T["Tab"])];
        if (!asked.IsKnown) return form;
        try
        {
            form.Preview = rows.First(import.Id, asked, 6);
            rows.HeadingsOf(import.Id, asked);
        }
        catch (UnreadableFile unreadable)
        {
            form.Fault = new FaultRow(1, unreadable.Row, unreadable.Column is { } column ? ImportWork.Column(column) : null,
                T.Translate(Words.English(unreadable.Kind), unreadable.Limit), unreadable.Value);
        }

        return form;
    }

    private static string? Name(char? separator) => separator switch { ',' => "comma", ';' => "semicolon", '\t' => "tab", _ => null };

    private static char? Separator(string? name) => name switch { "comma" => ',', "semicolon" => ';', "tab" => '\t', _ => null };
}

public sealed class ReadingForm : IVersioned
{
    [Display(Name = "How are its letters written?")] public string? Encoding { get; set; }
    [Display(Name = "What stands between two cells?")] public string? Separator { get; set; }
    [Display(Name = "Which sheet?")] public string? Sheet { get; set; }
    /// <summary>Only look, and do not go on.</summary>
    [Display(Name = "Show how it reads"), UpTo(1)] public string? Look { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public Guid ImportId { get; set; }
    [BindNever] public bool IsWorkbook { get; set; }
    [BindNever] public bool IsEncodingSure { get; set; }
    [BindNever] public string? SureEncoding { get; set; }
    [BindNever] public IReadOnlyList<Choice> Encodings { get; set; } = [];
    [BindNever] public IReadOnlyList<Choice> Separators { get; set; } = [];
    [BindNever] public IReadOnlyList<Choice> Sheets { get; set; } = [];
    [BindNever] public IReadOnlyList<IReadOnlyList<string?>> Preview { get; set; } = [];
    [BindNever] public FaultRow? Fault { get; set; }
}
