using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Mail;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Digests;

/// <summary>Writes to people about what is late, in their own language: how many, and references. Nobody is named, and nothing is said of anybody.</summary>
public static class DigestLetters
{
    private const int LongestBody = 3800;

    public static Task<int> Send(YoungFuturesDb db, SiteAddress site, Words words, CancellationToken cancelled = default) =>
        Domain.Users.Digests.Send(db, digest => db.OutboxMessages.Add(Written(digest, site, words.In(Languages.Find(digest.Person.Culture) ?? Languages.English), db.Now)), cancelled);

    private static OutboxMessage Written(DigestFor digest, SiteAddress site, Words T, DateTime at)
    {
        var total = digest.Parts.Sum(part => part.Count);
        var paragraphs = new List<string>();
        foreach (var group in digest.Parts.GroupBy(part => (Code: part.Panel.Code, part.To)).OrderBy(group => group.Key.To).ThenBy(group => group.Key.Code, StringComparer.Ordinal))
        {
            var panel = T.Of(group.First().Panel);
            var head = group.Key.To switch
            {
                DigestTo.Owner => T["{0}: yours to do", panel],
                DigestTo.Contact => T["{0}: late in your agency for some time", panel],
                _ => T["{0}: late in the panel for long", panel],
            };
            paragraphs.Add(string.Join('\n', group.Select(part => part.References.Count == 0 ? T["{0}: {1}", T.Of(part.Gap), part.Count] : T["{0}: {1} ({2})", T.Of(part.Gap), part.Count, string.Join(", ", part.References)]).Prepend(head)));
        }

        var end = new List<string> { $"{T["You find all of it under My work:"]}\n{site.Of("/my-work")}" };
        if (digest.Parts.FirstOrDefault(part => part.To == DigestTo.Chair) is { } chaired) end.Add($"{T["The panel’s board:"]}\n{site.Of($"/panels/{chaired.Panel.Id}/gaps")}");
        end.Add($"{T["How often you get this you choose here:"]}\n{site.Of("/digest")}");
        end.Add(T["This message holds nothing about any young person. Sign in to read more."]);
        var tail = string.Join("\n\n", end) + "\n";
        var body = string.Join("\n\n", paragraphs);
        if (body.Length + tail.Length > LongestBody) body = body[..body.LastIndexOf('\n', LongestBody - tail.Length)] + "\n…";
        return new OutboxMessage(digest.Person.Email!, total == 1 ? T["Young Futures: 1 thing is late"] : T["Young Futures: {0} things are late", total], $"{body}\n\n{tail}", at);
    }
}
