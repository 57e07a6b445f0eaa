using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Mail;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Mail;

/// <summary>
/// Mails about a record, queued in the transaction of their cause and written in the language of whoever gets them. A mail carries
/// a reference and a link, never a name or a word of the record.
/// </summary>
public sealed class Letters(YoungFuturesDb db, SiteAddress site, Words T)
{
    /// <summary>
    /// Writes to a user, or, once that user has left, to <paramref name="otherwiseId"/>, and says who knows now. Nobody is written to about
    /// what they did themselves, and nobody about a case that they are kept out of.
    /// </summary>
    public async Task<Guid?> Send(Guid? userId, Guid? otherwiseId, string path, Func<Words, string> subject, Func<Words, string> sentence, Guid? caseId = null)
    {
        // Nobody is reminded of, asked or told anything about a young person who has died.
        if (caseId is { } of && await db.HasDied(of)) return null;
        var keptOut = caseId is { } about ? await db.KeptOutOf(about) : PeopleKeptOut.Nobody;
        var today = UkTime.LocalDate(db.Now);
        var recipients = await db.Users.Where(user => user.Id == userId || user.Id == otherwiseId)
            .Select(user => new { user.Id, user.Email, user.Culture, HasLeft = user.LeavesOn < today })
            .ToListAsync();
        var recipient = recipients.OrderByDescending(user => user.Id == userId).FirstOrDefault(user => !user.HasLeft && user.Email is not null && !keptOut.Holds(user.Id));
        if (recipient is null || recipient.Id == db.Viewer.UserId) return recipient?.Id;
        var words = T.In(Languages.Find(recipient.Culture) ?? Languages.English);
        db.OutboxMessages.Add(new OutboxMessage(recipient.Email!, subject(words), $"{sentence(words)}\n\n{site.Of(path)}\n", db.Now));
        return recipient.Id;
    }

    /// <summary>Writes to those at an agency who can do something about what waits there, each in their own language, and to whoever stands in for one of them. Says to how many.</summary>
    public async Task<int> Remind(WaitsAtAgency waits, string path, Func<Words, string> subject, Func<Words, string> sentence)
    {
        var holderId = await db.Users.Where(user => user.Id == waits.OwnerId && user.AgencyId == waits.AgencyId).Select(user => (Guid?)user.Id).SingleOrDefaultAsync();
        var contactId = waits.IsRestricted ? null : await db.ContactOf(waits.AgencyId);
        var covers = await db.CoversToday();
        var written = new HashSet<Guid>();
        foreach (var userId in new[] { holderId ?? contactId, waits.NobodyHasIt ? contactId : null }.OfType<Guid>().Distinct())
        {
            var standsIn = covers.GetValueOrDefault(userId, userId);
            if (written.Contains(standsIn)) continue;
            if (await Send(standsIn, userId, path, subject, sentence, waits.CaseId) is { } known && known != db.Viewer.UserId) written.Add(known);
        }

        return written.Count;
    }
}

/// <summary>Something that waits at an agency: with whom, and whether anybody there has taken it up.</summary>
public sealed record WaitsAtAgency(Guid? OwnerId, Guid AgencyId, bool IsRestricted, bool NobodyHasIt, Guid CaseId);
