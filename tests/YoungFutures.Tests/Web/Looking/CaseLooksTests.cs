using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Looking;
using YoungFutures.Tests.Web.Retention;

namespace YoungFutures.Tests.Web.Looking;

public sealed class CaseLooksTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    [Fact]
    public async Task Whoever_leads_a_case_reads_who_looked_at_it_of_every_agency_the_newest_first()
    {
        var caseId = await site.Given.Case();
        await site.Given.Party(caseId, "North Wales Police");
        await site.LedBy(caseId, "police.nw");
        var subjectId = await site.YoungPersonOf(caseId);
        await site.Look("health.nw", new DateTime(2026, 11, 18, 11, 0, 0, DateTimeKind.Utc), "Note", subjectId);
        await site.Look("police2.nw", new DateTime(2026, 11, 18, 12, 0, 0, DateTimeKind.Utc), "SupportAction", subjectId);
        var lead = await site.As("police.nw");
        Assert.True((await lead.Get($"/cases/{caseId}")).Links($"/cases/{caseId}/looks"));
        var page = await lead.Get($"/cases/{caseId}/looks");
        Assert.Equal((HttpStatusCode.OK, "Who looked at this case"), (page.Status, page.Heading));
        var rows = page.Page.QuerySelectorAll("tbody tr").Select(row => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.StartsWith("18 November 2026, 12:00 Kate Ravenscar North Wales Police Action", rows[0], StringComparison.Ordinal);
        Assert.Contains("Angharad Rhosyn", rows[1], StringComparison.Ordinal);
        Assert.Contains(rows, row => row.Contains("Siân Ffynnon", StringComparison.Ordinal) && row.EndsWith("Case", StringComparison.Ordinal));
        // Neither where from nor what stood there.
        Assert.DoesNotContain("203.0.113.9", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Out late", page.Body, StringComparison.Ordinal);
        // A colleague who does not lead it sees the case, and not who looked.
        var colleague = await site.As("police2.nw");
        Assert.Equal(HttpStatusCode.Forbidden, (await colleague.Get($"/cases/{caseId}/looks")).Status);
        Assert.False((await colleague.Get($"/cases/{caseId}")).Links($"/cases/{caseId}/looks"));
        foreach (var panel in new[] { "coordinator.nw", "chair.nw" }) Assert.Equal(HttpStatusCode.OK, (await (await site.As(panel)).Get($"/cases/{caseId}/looks")).Status);
    }

    [Fact]
    public async Task Whoever_is_kept_out_of_a_case_does_not_read_who_looked_at_it()
    {
        var caseId = await site.Given.Case();
        var chair = await site.Given.User("chair.nw");
        await site.Given.As("coordinator.nw", async (db, act) => db.Exclusions.Add(new Exclusion(await db.Cases.SingleAsync(held => held.Id == caseId), chair.Id, "A neighbour.", act.At)));
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("chair.nw")).Get($"/cases/{caseId}/looks")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("coordinator.herts")).Get($"/cases/{caseId}/looks")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("ig.nw")).Get($"/cases/{caseId}/looks")).Status);
    }

    [Fact]
    public async Task Reading_who_looked_is_itself_a_look()
    {
        var caseId = await site.Given.Case();
        var coordinator = await site.As("coordinator.nw");
        Assert.Contains("Nobody has looked at it yet.", (await coordinator.Get($"/cases/{caseId}/looks")).Text, StringComparison.Ordinal);
        var again = await coordinator.Get($"/cases/{caseId}/looks");
        Assert.Contains("Nia Brynteg", again.Text, StringComparison.Ordinal);
        Assert.Contains("Who looked at the case", again.Text, StringComparison.Ordinal);
        await using var db = site.Db();
        Assert.Equal(2, await db.AuditEntries.CountAsync(line => line.RecordId == caseId && line.RecordKind == nameof(AuditEntry) && line.Event == AuditEvents.Seen && line.SubjectId != null));
    }

    [Fact]
    public async Task What_not_everybody_may_know_of_is_not_said_by_the_kind_of_record_that_was_looked_at()
    {
        var caseId = await site.Given.Case();
        var subjectId = await site.YoungPersonOf(caseId);
        foreach (var kind in new[] { "Declaration", "RetentionHold", "DecisionNotToShare", "Exclusion" }) await site.Look("chair.nw", site.Clock.GetUtcNow().UtcDateTime, kind, subjectId);
        var page = await (await site.As("coordinator.nw")).Get($"/cases/{caseId}/looks");
        Assert.Equal(4, page.Page.QuerySelectorAll("tbody tr").Count(row => row.TextContent.Contains("Something else that belongs to the case", StringComparison.Ordinal)));
        Assert.DoesNotContain("conflict", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("hold", page.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Looks_at_another_case_of_the_same_young_person_are_not_among_them()
    {
        var caseId = await site.Given.ClosedCase();
        var subjectId = await site.YoungPersonOf(caseId);
        var now = site.Clock.GetUtcNow().UtcDateTime;
        await site.Look("health.nw", now, "Note", subjectId);
        var laterId = await site.Given.As("coordinator.nw", async (db, act) =>
        {
            var later = act with { At = act.At.AddDays(30) };
            var @case = new YoungFutures.Domain.Cases.Case(later, await db.YoungPeople.SingleAsync(held => held.Id == subjectId), "YF-NW-2026-7777", "Again.", null, later.Today, isRepeat: true);
            db.Cases.Add(@case);
            return @case.Id;
        });
        await site.Look("education.nw", now.AddDays(31), "Note", subjectId);
        await using var db = site.Db();
        async Task<List<Guid?>> Lookers(Guid id) => await (await db.LooksAt(await db.Cases.SingleAsync(held => held.Id == id))).Where(line => line.RecordKind == "Note").Select(line => line.UserId).ToListAsync();
        Assert.Equal([(await site.Given.User("health.nw")).Id], await Lookers(caseId));
        Assert.Equal([(await site.Given.User("education.nw")).Id], await Lookers(laterId));
    }

    [Fact]
    public async Task Many_looks_come_in_pages()
    {
        var caseId = await site.Given.Case();
        await site.Look("health.nw", site.Clock.GetUtcNow().UtcDateTime, "Note", [.. Enumerable.Repeat(await site.YoungPersonOf(caseId), 60)]);
        var coordinator = await site.As("coordinator.nw");
        Assert.Equal(50, (await coordinator.Get($"/cases/{caseId}/looks")).Page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(11, (await coordinator.Get($"/cases/{caseId}/looks?page=2")).Page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(HttpStatusCode.OK, (await coordinator.Get($"/cases/{caseId}/looks?page=-4")).Status);
    }
}
