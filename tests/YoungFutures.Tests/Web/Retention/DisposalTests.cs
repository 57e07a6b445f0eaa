using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Documents;
using YoungFutures.Domain.Mail;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Retention;
using YoungFutures.Tests.Web.Documents;

namespace YoungFutures.Tests.Web.Retention;

public sealed class DisposalTests : IAsyncLifetime
{
    private const string Given = "Cynhaeafwen", Family = "Dirgelfa-Unig", Canary = Given + " " + Family;

    private readonly YoungFuturesHost site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    /// <summary>A case of somebody with an unmistakable name, with something in it of what cases hold, closed a year ago, decided and confirmed.</summary>
    private async Task<(Guid CaseId, Guid YoungPersonId, RetentionReview Review)> Confirmed()
    {
        var caseId = await site.Given.Case(name: Canary);
        await site.Given.Note(caseId, "coordinator.nw", $"{Canary} was seen in town.", Visibility.WholePanel);
        var checkId = await site.Given.Check(caseId);
        var actionId = await site.Given.Action(caseId);
        var meetingId = await site.Given.Meeting(true, caseId);
        var youngPersonId = await site.YoungPersonOf(caseId);
        var signals = await site.Given.Signals("North Wales Police", (Given, Family, new DateOnly(2012, 3, 4), "1 Stryd y Prawf", "LL11 1AA"));
        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            var @case = await db.Cases.SingleAsync(held => held.Id == caseId);
            db.OutboxMessages.Add(new OutboxMessage("a@demo.example", $"Case {@case.Reference}", $"https://panel.example/cases/{caseId}\n{Canary}", act.At));
            foreach (var identity in await db.LinkedIdentities.Where(held => db.Signals.Any(signal => signals.Contains(signal.Id) && signal.IdentityId == held.Id)).ToListAsync()) identity.YoungPersonId = youngPersonId;
            var meeting = await db.PanelMeetings.Include(held => held.Items).SingleAsync(held => held.Id == meetingId);
            var minutes = new MeetingMinutes(meeting);
            db.MeetingMinutes.Add(minutes);
            db.Entry(minutes).Property(held => held.MattersArising).CurrentValue = $"We come back to {Canary} ({@case.Reference}), and to the bus shelter.";
            var ofItem = new ItemMinutes(meeting.Items[0]);
            db.ItemMinutes.Add(ofItem);
            db.Entry(ofItem).Property(held => held.Text).CurrentValue = $"{Canary} likes football.";
            return 0;
        });
        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            var action = await db.SupportActions.Include(held => held.Involvements).SingleAsync(held => held.Id == actionId);
            action.Cancel(act, "No longer needed.");
            return 0;
        });
        await site.Given.Close(caseId);
        site.Clock.Advance(TimeSpan.FromDays(366));
        await site.LookForDue();
        var review = (await site.ReviewOf(caseId))!;
        await site.Decide(review.Id);
        Assert.NotEqual(Guid.Empty, checkId);
        return (caseId, youngPersonId, review);
    }

    [Fact]
    public async Task A_disposal_waits_for_its_day_and_then_leaves_a_tombstone_and_nothing_else()
    {
        var other = await site.Given.Case(name: "Somebody Else");
        var (caseId, youngPersonId, review) = await Confirmed();
        Assert.Equal(0, await site.CarryOut());
        site.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(0, await site.CarryOut());
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await site.CarryOut());
        Assert.Equal(0, await site.CarryOut());

        await using var db = site.Db();
        var tombstone = await db.Tombstones.SingleAsync();
        Assert.Equal((review.References, RetentionRule.NotAdopted), (tombstone.References, tombstone.Rule));
        Assert.NotEqual(tombstone.DecidedById, tombstone.ConfirmedById);
        var counts = tombstone.ByKind().ToDictionary();
        Assert.Equal((1, 1, 1, 1, 1), (counts["Case"], counts["YoungPerson"], counts["Referral"], counts["Note"], counts["AgendaItem"]));
        Assert.True(counts["NameKeyRow"] > 2);
        Assert.Equal(tombstone.Rows, counts.Values.Sum());
        Assert.Empty(await db.RetentionReviews.ToListAsync());
        Assert.Equal(1, await db.Cases.CountAsync());
        Assert.Equal(other, await db.Cases.Select(held => held.Id).SingleAsync());
        Assert.Equal(1, counts["Signal"]);
        Assert.Empty(await db.LinkedIdentities.ToListAsync());
        Assert.Empty(await db.Signals.ToListAsync());
        Assert.Empty(await db.SignalBlockKeys.ToListAsync());
        Assert.Empty(await db.OutboxMessages.Where(mail => mail.Body.Contains(Canary)).ToListAsync());
        Assert.Equal(1, await db.PanelMeetings.Select(held => held.ItemsDisposedOf).SingleAsync());
        Assert.Equal("We come back to […] ([…]), and to the bus shelter.", await db.MeetingMinutes.Select(held => held.MattersArising).SingleAsync());
        // What is left of them is the id in lines of the audit, and what these hold opens nobody any more.
        Assert.True(await db.AuditEntries.AnyAsync(line => line.SubjectId == youngPersonId && line.Values != null));
        Assert.False(await db.SubjectKeys.AnyAsync(key => key.SubjectId == youngPersonId));
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("coordinator.nw")).Get($"/cases/{caseId}")).Status);
    }

    [Fact]
    public async Task A_document_goes_with_its_young_person_and_nobody_reads_its_bytes_any_more()
    {
        var (caseId, _, _) = await Confirmed();
        var documentId = await site.Document(caseId);
        var other = await site.Document(await site.Given.Case(name: "Somebody Else"));
        var contents = site.Services.GetRequiredService<DocumentContents>();
        await using var db = site.Db();
        var held = await db.Documents.AsNoTracking().SingleAsync(document => document.Id == documentId);
        await using (var before = await contents.Open(db, held)) Assert.True(before.Length > 0);
        site.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(1, await site.CarryOut());

        Assert.Equal([other], await db.Documents.Select(document => document.Id).ToListAsync());
        await Assert.ThrowsAsync<Refused>(() => contents.Open(db, held));
    }

    [Fact]
    public async Task The_audit_still_verifies_after_a_disposal()
    {
        await Confirmed();
        site.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(1, await site.CarryOut());
        await using var db = site.Db();
        var found = await AuditVerification.Of(db, site.Services.GetRequiredService<AuditKeyring>(), site.Services.GetRequiredService<HeadFile>());
        Assert.Null(found.Fault);
        Assert.True(found.Sealed + found.NotYetSealed > 50);
    }

    [Fact]
    public async Task Not_a_byte_of_the_name_is_left_in_the_files_of_the_database()
    {
        await Confirmed();
        await using var db = site.Db();
        if (!db.Database.IsSqlite()) return;
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        await db.ForgetWhatWasRemoved();
        // The test would see it: it is there before.
        Assert.True(Holds(file, Family));
        site.Clock.Advance(TimeSpan.FromDays(8));
        // By a connection of the site, as the job works.
        await using (var scope = site.Services.CreateAsyncScope())
        await using (var own = scope.ServiceProvider.GetRequiredService<YoungFutures.Domain.Data.Records>().As(Purpose.Testing))
        {
            own.Clock = site.Clock;
            Assert.Equal(1, await YoungFutures.Domain.Retention.Disposal.Sweep(own));
        }

        await db.ForgetWhatWasRemoved();
        Assert.False(Holds(file, Family), "in the database");
        Assert.False(File.Exists(file + "-wal") && Holds(file + "-wal", Family), "in its log");
    }

    [Fact]
    public async Task Broken_off_in_the_middle_nothing_has_happened_and_the_next_run_does_it()
    {
        var (caseId, _, _) = await Confirmed();
        site.Clock.Advance(TimeSpan.FromDays(8));
        await using (var db = site.Db())
        {
            if (!db.Database.IsSqlite()) return;
            // The last of all rows cannot go: everything before it has gone by then.
            Write(db, "CREATE TRIGGER \"Broken\" BEFORE DELETE ON \"YoungPeople\" BEGIN SELECT RAISE(ABORT, 'broken off'); END");
            await Assert.ThrowsAnyAsync<Exception>(() => site.CarryOut());
        }

        await using (var db = site.Db())
        {
            Assert.Equal(1, await db.Notes.CountAsync(note => note.CaseId == caseId));
            Assert.Equal(1, await db.RetentionReviews.CountAsync(held => held.State == ReviewState.Confirmed));
            Assert.Empty(await db.Tombstones.ToListAsync());
            Assert.Contains(Canary, await db.MeetingMinutes.Select(held => held.MattersArising).SingleAsync(), StringComparison.Ordinal);
            Write(db, "DROP TRIGGER \"Broken\"");
        }

        Assert.Equal(1, await site.CarryOut());
    }

    /// <summary>Past the site and whoever listens to its statements: this is the fault, and no part of the product.</summary>
    private static void Write(YoungFutures.Domain.Data.YoungFuturesDb db, string sql)
    {
        using var connection = new SqliteConnection(db.Database.GetConnectionString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    [Fact]
    public async Task A_hold_wins_also_over_what_was_confirmed_and_so_does_a_case_that_opens_again()
    {
        var (caseId, youngPersonId, _) = await Confirmed();
        await site.Given.As("ig.nw", (db, act) => Task.FromResult(db.RetentionHolds.Add(new RetentionHold(act, youngPersonId, "YF-NW-2026-1", HoldReason.Inquiry, "The inquiry."))));
        site.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await site.CarryOut());
        await site.Given.As("ig.nw", async (db, act) =>
        {
            (await db.RetentionHolds.SingleAsync()).Lift(act, "It has reported.");
            return 0;
        });
        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.Cases.Include(held => held.YoungPerson).SingleAsync(held => held.Id == caseId)).Reopen(act, "Seen again.");
            return 0;
        });
        Assert.Equal(0, await site.CarryOut());
        await using var db = site.Db();
        Assert.Equal(1, await db.Cases.CountAsync());
    }

    [Fact]
    public async Task What_another_panel_holds_of_the_same_young_person_stays()
    {
        var elsewhere = await site.Given.Case("police.herts", Canary, "coordinator.herts", site.Given.OtherPanelId);
        await Confirmed();
        site.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(1, await site.CarryOut());
        await using var db = site.Db();
        Assert.Equal(Canary, await db.Cases.Where(held => held.Id == elsewhere).Select(held => held.YoungPerson.GivenName + " " + held.YoungPerson.FamilyName).SingleAsync());
    }

    [Fact]
    public async Task The_number_of_a_case_that_is_gone_is_never_given_again()
    {
        var (_, _, review) = await Confirmed();
        site.Clock.Advance(TimeSpan.FromDays(8));
        await site.CarryOut();
        var next = await site.Given.Case();
        await using var db = site.Db();
        Assert.NotEqual(review.References, await db.Cases.Where(held => held.Id == next).Select(held => held.Reference).SingleAsync());
    }

    [Fact]
    public async Task Nobody_confirms_their_own_decision()
    {
        var review = await site.DueCase();
        await site.Decide(review.Id, confirmed: false);
        await Assert.ThrowsAsync<Refused>(() => site.Given.As("ig.nw", async (db, act) =>
        {
            (await db.RetentionReviews.SingleAsync()).Confirm(act);
            return 0;
        }));
    }

    private static bool Holds(string file, string text)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.GetBuffer().AsSpan(0, (int)memory.Length).IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;
    }
}
