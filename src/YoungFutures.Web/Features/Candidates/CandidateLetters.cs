using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Mail;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Candidates;

/// <summary>What is written about whom the rules found: a link, and nothing of anybody.</summary>
public static class CandidateLetters
{
    /// <summary>To whoever runs or chairs the panel, at once.</summary>
    public static async Task TellOfRisk(YoungFuturesDb db, SiteAddress site, Words words, Candidate candidate, SafeguardingReport report)
    {
        var record = new RecordAtRisk(ReportedFrom.Candidate, candidate.Id, null, candidate.Id, candidate.PanelId, null, candidate.AreaCode, null);
        foreach (var person in await record.WhoMustKnow(db))
        {
            var T = words.In(Languages.Find(person.Culture) ?? Languages.English);
            db.OutboxMessages.Add(new OutboxMessage(person.Email, T["Young Futures, act now: a record on a list"],
                string.Join("\n\n", T["A record on an agency’s list says that a young person may be at risk of harm. See that the report has reached the statutory service."], site.Of($"/safeguarding/{report.Id}"),
                    T["This message holds nothing about any young person. Sign in to read more."]), db.Now));
        }
    }

    public static Task TellOfChange(this Letters letters, EvidenceChange change) => letters.Send(change.OwnerId, null, $"/evidence-changes/{change.Id}",
        T => change.RecordReference is { } reference ? T["{0}: a record it rests on was taken back or corrected", reference] : T["A draft referral: a record it rests on was taken back or corrected"],
        T => T["The source of a record has taken it back or corrected it, and something that you hold rests on it. Sign in to read what that means, and to say what follows:"], change.CaseId);
}
