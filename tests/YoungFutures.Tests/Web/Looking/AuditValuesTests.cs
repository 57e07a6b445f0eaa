using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Looking;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Tests.Web.Retention;
using YoungFutures.Tests.Web.SubjectAccess;

namespace YoungFutures.Tests.Web.Looking;

/// <summary>What stood in a record before and after a change is read by information governance alone, for a task of its own, with a reason that is kept.</summary>
public sealed class AuditValuesTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Said = "The mother rang about a cousin.";

    private async Task<(Guid CaseId, AuditEntry Line)> Noted()
    {
        var caseId = await site.Given.Case();
        var noteId = await site.Given.Note(caseId, "coordinator.nw", Said, Visibility.WholePanel);
        await using var db = site.Db();
        return (caseId, await db.AuditEntries.AsNoTracking().SingleAsync(line => line.RecordId == noteId && line.Event == AuditEvents.Created));
    }

    [Fact]
    public async Task It_is_read_for_an_access_request_of_ones_own_with_a_reason_and_that_is_itself_a_line_about_the_young_person()
    {
        var (caseId, line) = await Noted();
        var address = $"/audit/{line.Id}/values";
        var requestId = await site.Given.AccessRequest(caseId);
        Assert.StartsWith("/sign-in/again", (await (await site.As("ig.nw")).Get(address)).Location, StringComparison.Ordinal);
        var governor = await site.AsProved("ig.nw");
        Assert.True((await governor.Get($"/audit?About={line.SubjectId}")).Links(address));

        var form = await governor.Get(address);
        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.True(form.Links($"/subject-access/{requestId}"));
        Assert.DoesNotContain(Said, form.Body, StringComparison.Ordinal);
        var bare = await governor.Send(form, address);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Say why you need to read it"), (bare.Status, Assert.Single(bare.Errors)));

        var read = await governor.Send(form, address, ("Because", "They ask what was said in May."));
        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Contains(Said, read.Text, StringComparison.Ordinal);
        // Enumerations and people in words, and a column without words by its name.
        Assert.Contains("Everyone working on the case", read.Text, StringComparison.Ordinal);
        Assert.True(read.Message.Headers.CacheControl?.NoStore);
        // Sent once more it is nothing new, and shows nothing.
        Assert.DoesNotContain(Said, (await governor.Send(form, address, ("Because", "Again."))).Body, StringComparison.Ordinal);

        var reader = (await site.Given.User("ig.nw")).Id;
        await using var db = site.Db();
        var noted = await db.AuditEntries.SingleAsync(one => one.Event == AuditEvents.ValuesRead && one.RecordId == line.Id);
        Assert.Equal((reader, line.SubjectId, line.PanelId), (noted.UserId, noted.SubjectId, noted.PanelId));
        // The reason stands under the young person’s key and nowhere in clear; it is read in the same way.
        Assert.DoesNotContain("May", noted.Fields!, StringComparison.Ordinal);
        var why = $"/audit/{noted.Id}/values";
        Assert.Contains("They ask what was said in May.", (await governor.Post(why, ("Because", "Whether it was needed."))).Text, StringComparison.Ordinal);
        Assert.True(await db.AuditEntries.AnyAsync(one => one.Event == AuditEvents.Seen && one.RecordKind == nameof(AuditValue) && one.RecordId == line.Id && one.SubjectId == line.SubjectId));
    }

    [Fact]
    public async Task Without_a_task_about_that_young_person_nothing_opens_it_and_with_its_end_it_closes()
    {
        var (caseId, line) = await Noted();
        var (other, _) = await Noted();
        await site.Given.AccessRequest(other);
        var address = $"/audit/{line.Id}/values";
        var governor = await site.AsProved("ig.nw");
        var refused = await governor.Get(address);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("until that is done", refused.Text, StringComparison.Ordinal);
        Assert.False((await governor.Get($"/audit?About={line.SubjectId}")).Links(address));

        var requestId = await site.Given.AccessRequest(caseId);
        var form = await governor.Get(address);
        Assert.Equal(HttpStatusCode.OK, form.Status);
        // It is whoever answers it who reads; a colleague does not.
        Assert.Equal(HttpStatusCode.Conflict, (await (await site.AsProved("ig2.nw")).Get(address)).Status);
        await site.Given.As("ig.nw", async (db, _) =>
        {
            db.Entry(await db.AccessRequests.SingleAsync(held => held.Id == requestId)).Property(held => held.State).CurrentValue = AccessState.Closed;
            return 0;
        });
        Assert.Equal(HttpStatusCode.Conflict, (await governor.Send(form, address, ("Because", "One more look."))).Status);

        // An alert about them opens it until it is reviewed, and not to somebody who is kept out of the case.
        Guid alertId = default;
        await site.Given.As("admin", async (db, act) =>
        {
            var held = new UnusualLook(LookRule.NoReason, act.Panel.Id, (await site.Given.User("police2.nw")).Id, null, line.SubjectId, act.Today, act.At, (await site.Given.User("ig.nw")).Id, act.In(5));
            held.Count(1, act.At, act.At, new LookEvidence(1));
            db.UnusualLooks.Add(held);
            alertId = held.Id;
            return 0;
        });
        Assert.True((await governor.Get(address)).Links($"/audit/unusual/{alertId}"));
        var user = await site.Given.User("ig.nw");
        await site.Given.As("coordinator.nw", async (db, act) => (await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == caseId)).Exclude(act, user.Id, "A cousin.").Id);
        Assert.NotEqual(HttpStatusCode.OK, (await governor.Get(address)).Status);
        await using var after = site.Db();
        Assert.False(await after.AuditEntries.AnyAsync(one => one.Event == AuditEvents.ValuesRead && one.RecordId == line.Id));
    }

    [Theory]
    [InlineData("coordinator.nw")]
    [InlineData("chair.nw")]
    [InlineData("police.nw")]
    [InlineData("provider.nw")]
    [InlineData("opcc.nw")]
    [InlineData("admin")]
    public async Task For_everybody_else_it_is_not_there(string account)
    {
        var (caseId, line) = await Noted();
        await site.Given.AccessRequest(caseId);
        var visitor = await site.AsProved(account);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/audit/{line.Id}/values")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Send(await visitor.Get("/my-work"), $"/audit/{line.Id}/values", ("Because", "I would like to know."))).Status);
    }

    [Fact]
    public async Task Settings_and_roles_are_read_with_a_reason_alone_and_what_keeps_nothing_says_so()
    {
        var agencyId = await site.Given.As("admin", async (db, _) =>
        {
            var agency = await db.Agencies.SingleAsync(held => held.Name == "Camau Careers");
            agency.Rename("Camau Careers of the test", agency.NameCy, agency.Sector);
            return agency.Id;
        });
        await using var db = site.Db();
        var line = await db.AuditEntries.AsNoTracking().SingleAsync(one => one.RecordId == agencyId && one.Event == AuditEvents.Changed);
        var governor = await site.AsProved("ig.nw");
        var read = await governor.Post($"/audit/{line.Id}/values", ("Because", "Who renamed it, and from what?"));
        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Contains("Camau Careers of the test", read.Text, StringComparison.Ordinal);

        await governor.Get("/audit");
        var looked = await db.AuditEntries.AsNoTracking().FirstAsync(one => one.Event == AuditEvents.Searched && one.RecordKind == nameof(AuditEntry));
        Assert.Equal(HttpStatusCode.Conflict, (await governor.Get($"/audit/{looked.Id}/values")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await governor.Get($"/audit/{Guid.NewGuid()}/values")).Status);
    }

    [Fact]
    public async Task After_disposal_nobody_reads_it_for_its_key_is_gone_and_the_line_still_stands()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var review = await own.DueCase();
        AuditEntry line;
        await using (var db = own.Db()) line = await db.AuditEntries.AsNoTracking().Where(one => one.SubjectId == review.SubjectId && one.RecordKind == nameof(Case) && one.Event == AuditEvents.Created).SingleAsync();
        // Before: the key opens it.
        await using (var db = own.Db()) Assert.NotNull(await db.SubjectKeys.AsNoTracking().SingleOrDefaultAsync(key => key.SubjectId == review.SubjectId));
        await own.Decide(review.Id);
        own.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(1, await own.CarryOut());

        await using var after = own.Db();
        Assert.Null(await after.SubjectKeys.AsNoTracking().SingleOrDefaultAsync(key => key.SubjectId == review.SubjectId));
        var kept = await after.AuditEntries.AsNoTracking().SingleAsync(one => one.Id == line.Id);
        // Even with a task that were still about them.
        var (governor, today) = ((await own.Given.User("ig.nw")).Id, YoungFutures.Domain.Calendar.UkTime.LocalDate(after.Now));
        var alert = new UnusualLook(LookRule.NoReason, kept.PanelId!.Value, (await own.Given.User("police2.nw")).Id, null, kept.SubjectId, today, after.Now, governor, today.AddDays(5));
        alert.Count(1, after.Now, after.Now, new LookEvidence(1));
        after.UnusualLooks.Add(alert);
        await after.SaveChangesAsync();
        var browser = await own.AsProved("ig.nw");
        var refused = await browser.Post($"/audit/{line.Id}/values", ("Because", "To see."));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("the key was destroyed with the record", refused.Text, StringComparison.Ordinal);
    }
}
