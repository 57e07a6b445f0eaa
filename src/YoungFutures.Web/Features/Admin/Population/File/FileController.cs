using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Population.File;

public sealed class PopulationForm
{
    [Display(Name = "The file")] public string? File { get; set; }
    /// <summary>What is wrong with its lines.</summary>
    [BindNever] public IReadOnlyList<PopulationFault> Faults { get; set; } = [];
}

/// <summary>A file of published numbers in place of the one in force.</summary>
[Route("admin/population/file")]
public sealed class FileController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    /// <summary>Past this the connection is closed; up to it a file that is too large is told so.</summary>
    private const int MostTaken = 20_000_000;

    [HttpGet]
    public IActionResult New() => viewer.May(UserRights.Administer) ? View(new PopulationForm()) : NotFound();

    [HttpPost, RequestSizeLimit(MostTaken)]
    public async Task<IActionResult> Create(PopulationForm form)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var content = await Sent(form);
        if (!ModelState.IsValid || content is null) return this.Invalid("New", form);
        db.PopulationFiles.Add(PopulationFile.Sent(content, db.Now, viewer.UserId));
        await db.SaveChangesAsync();
        this.Done(T["The new population file is in force."]);
        return LocalRedirect("/admin/population");
    }

    /// <summary>Its text; what is wrong with it goes beside the question.</summary>
    private async Task<string?> Sent(PopulationForm form)
    {
        if (!Request.HasFormContentType || Request.Form.Files.GetFile(nameof(form.File)) is not { } file) return Wrong(T["Choose a file"]);
        if (file.Length == 0) return Wrong(T["The file is empty"]);
        if (file.Length > PopulationFile.ContentLength) return Wrong(T["The file is larger than {0} thousand bytes, which all areas of England and Wales do not need", PopulationFile.ContentLength / 1000]);

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, HttpContext.RequestAborted);
        string content;
        try
        {
            content = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes.GetBuffer(), 0, (int)bytes.Length).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Wrong(T["This is no CSV file in UTF-8. In Excel, save it as “CSV UTF-8 (Comma delimited)”."]);
        }

        if (content.Contains('\0', StringComparison.Ordinal)) return Wrong(T["This is no CSV file in UTF-8. In Excel, save it as “CSV UTF-8 (Comma delimited)”."]);
        if (string.IsNullOrWhiteSpace(content)) return Wrong(T["The file is empty"]);
        if (LocalPopulation.Read(new StringReader(content), out var faults) is not null) return content;
        form.Faults = faults;
        return Wrong(T["The file was not taken. What is wrong with its lines stands below."]);
    }

    private string? Wrong(string said)
    {
        ModelState.AddModelError(nameof(PopulationForm.File), said);
        return null;
    }
}
