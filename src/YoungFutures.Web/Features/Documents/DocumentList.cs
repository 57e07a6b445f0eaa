using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Documents;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Documents;

/// <summary>A line of a list of documents.</summary>
public sealed record DocumentRow(Guid Id, string About, string FileName, FileFormat Format, long Bytes, DateTime SentAt, string? Sender, string? Agency, DocumentState State, bool IsWithdrawn, bool IsHealth, string? Of);

/// <summary>The documents of a case or of a referral, as far as the viewer sees them.</summary>
public sealed record DocumentsPage(string At, string? Reference, bool IsOfReferral, bool MayAdd, bool IsScanned, Paged<DocumentRow> Documents)
{
    public static Task<Paged<DocumentRow>> Rows(YoungFuturesDb db, IQueryable<Document> documents, int page)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        return documents.AsNoTracking().OrderByDescending(held => held.SentAt).ThenByDescending(held => held.Id)
            .Select(held => new DocumentRow(held.Id, held.About, held.FileName, held.Format, held.Bytes, held.SentAt,
                db.Users.Where(user => user.Id == held.SentById).Select(user => user.DisplayName).FirstOrDefault(),
                db.Agencies.Where(agency => agency.Id == held.AgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault(),
                held.State, held.WithdrawnAt != null, held.IsHealth,
                db.Referrals.Where(referral => referral.Id == held.ReferralId).Select(referral => referral.Reference).FirstOrDefault()))
            .ToPageAsync(page);
    }
}

/// <summary>How large a file is, as people say it.</summary>
public static class FileSize
{
    public static string Of(Words T, long bytes) => bytes < 1_000_000 ? T["{0} KB", Math.Max(1, (bytes + 500) / 1000)] : T["{0} MB", (bytes / 1_000_000m).ToString("0.0", CultureInfo.CurrentCulture)];
}
