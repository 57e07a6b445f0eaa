using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Documents;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Documents;

/// <summary>One document: what is known of it, and a look at it where that is safe.</summary>
public sealed record DocumentPage(Guid Id, string Back, string? Reference, bool IsOfReferral, string About, string FileName, FileFormat Format, long Bytes, DateTime SentAt, string? Sender, string? Agency,
    DocumentState State, DateTime? CheckedAt, string? Signature, Visibility Visibility, IReadOnlyList<string> NamedAgencies, bool IsHealth, DateTime? WithdrawnAt, string? WithdrawnBy, string? WithdrawnBecause)
{
    public bool IsScanned { get; init; }
    public bool MayBeRead { get; init; }
    public bool MayWithdraw { get; init; }
    /// <summary>The beginning of a plain text, and whether there is more.</summary>
    public string? Text { get; init; }
    public bool IsCut { get; init; }
}

[Route("documents/{documentId:guid}")]
public sealed class DocumentsController(YoungFuturesDb db, Viewer viewer, DocumentContents contents, DocumentScans scans) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(Guid documentId)
    {
        if (await db.Documents.AsNoTracking().SingleOrDefaultAsync(held => held.Id == documentId) is not { } document) return NotFound();
        HttpContext.Concerns(document);
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var reference = document.CaseId is { } caseId ? await db.Cases.Where(held => held.Id == caseId).Select(held => held.Reference).SingleAsync()
            : await db.Referrals.Where(held => held.Id == document.ReferralId).Select(held => held.Reference).SingleAsync();
        var people = await db.Users.Where(user => user.Id == document.SentById || user.Id == document.WithdrawnById).Select(user => new { user.Id, user.DisplayName }).ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        var agencies = await db.Agencies.Where(agency => agency.Id == document.AgencyId || document.NamedAgencyIds.Contains(agency.Id)).OrderBy(agency => agency.Name).Take(301)
            .Select(agency => new { agency.Id, Name = welsh ? agency.NameCy : agency.Name }).ToListAsync();
        var (text, isCut) = ((string?)null, false);
        if (document.Format == FileFormat.Text && document.MayBeRead(scans.IsOn))
        {
            await using var content = await contents.Open(db, document, HttpContext.RequestAborted);
            (text, isCut) = await FileFormats.BeginningOf(content, HttpContext.RequestAborted);
        }

        return View(new DocumentPage(document.Id, document.CaseId is not null ? $"/cases/{document.CaseId}/documents" : $"/referrals/{document.ReferralId}/documents", reference, document.ReferralId is not null,
            document.About, document.FileName, document.Format, document.Bytes, document.SentAt, people.GetValueOrDefault(document.SentById), agencies.Find(agency => agency.Id == document.AgencyId)?.Name,
            document.State, document.CheckedAt, document.Signature, document.Visibility, [.. agencies.Where(agency => document.NamedAgencyIds.Contains(agency.Id)).Select(agency => agency.Name)], document.IsHealth,
            document.WithdrawnAt, document.WithdrawnById is { } by ? people.GetValueOrDefault(by) : null, document.WithdrawnBecause)
        {
            IsScanned = scans.IsOn, MayBeRead = document.MayBeRead(scans.IsOn), MayWithdraw = !document.IsWithdrawn && viewer.May(DocumentRights.Withdraw, document), Text = text, IsCut = isCut,
        });
    }
}
