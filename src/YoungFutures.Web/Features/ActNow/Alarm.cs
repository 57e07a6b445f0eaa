using YoungFutures.Domain;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.ActNow;

/// <summary>Starts the clock of a report and tells whoever runs or chairs the panel, all in the save of its cause.</summary>
public sealed class Alarm(YoungFuturesDb db, Words T, SiteAddress site)
{
    public async Task<SafeguardingReport> Raise(RecordAtRisk record, Act act, string concern, string? ownWords)
    {
        var report = await record.Raise(db, act, concern, ownWords);
        foreach (var person in await record.WhoMustKnow(db))
            db.OutboxMessages.Add(ActNowMail.To(person, T.In(Languages.Find(person.Culture) ?? Languages.English), record.Reference, site.Of($"/safeguarding/{report.Id}"), db.Now));
        return report;
    }
}
