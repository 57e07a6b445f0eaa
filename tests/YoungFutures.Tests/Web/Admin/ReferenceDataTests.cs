using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Reference;

namespace YoungFutures.Tests.Web.Admin;

public sealed class ReferenceDataTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string List = "/admin/reference-data/care-status";

    [Fact]
    public async Task An_entry_is_added_in_both_languages_moved_reworded_retired_and_brought_back()
    {
        var admin = await site.As("admin");
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Post(List + "/new", ("English", "Staying with grandparents"), ("Welsh", "Yn aros gyda mam-gu a thad-cu"))).Status);
        Assert.Equal(["The list has these words already"], (await admin.Post(List + "/new", ("English", "Staying with grandparents"), ("Welsh", "Arall"))).Errors);
        var entry = await Entry("Staying with grandparents");
        Assert.Equal("Z001", entry.Code);
        Assert.Equal(entry.Id, (await Order())[^1]);

        var page = await admin.Get(List);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send(page, $"/admin/reference-entries/{entry.Id}/up")).Status);
        Assert.Equal(entry.Id, (await Order())[^2]);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send(await admin.Get(List), $"/admin/reference-entries/{entry.Id}/down")).Status);
        Assert.Equal(entry.Id, (await Order())[^1]);

        Assert.Equal(HttpStatusCode.Redirect, (await admin.Post($"/admin/reference-entries/{entry.Id}/edit", ("Welsh", "Gyda nain a taid"))).Status);
        Assert.Equal("Gyda nain a taid", (await Entry("Staying with grandparents")).Welsh);

        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send(await admin.Get(List), $"/admin/reference-entries/{entry.Id}/retirement")).Status);
        Assert.False((await Entry("Staying with grandparents")).IsInForce(new DateOnly(2026, 11, 18)));
        page = await admin.Get(List);
        Assert.Contains("Retired", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send(page, $"/admin/reference-entries/{entry.Id}/restoration")).Status);
        Assert.True((await Entry("Staying with grandparents")).IsInForce(new DateOnly(2026, 11, 18)));

        await using var db = site.Db();
        Assert.True(await db.AuditEntries.CountAsync(line => line.RecordId == entry.Id && line.UserId != null && (line.Event == AuditEvents.Created || line.Event == AuditEvents.Changed)) >= 5);
        // What was added here stays when the shipped lists are filled in again.
        await ReferenceLists.Fill(db);
        Assert.Equal("Gyda nain a taid", (await Entry("Staying with grandparents")).Welsh);
    }

    [Fact]
    public async Task Both_languages_are_required()
    {
        var admin = await site.As("admin");
        var answer = await admin.Post("/admin/reference-data/strengths/new", ("English", "Plays the harp"), ("Welsh", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(["Enter the words in Welsh"], answer.Errors);
        Assert.Equal("Plays the harp", answer.Page.QuerySelector("#English")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_entry_that_somebody_changed_meanwhile_shows_both_versions()
    {
        var admin = await site.As("admin");
        Guid id;
        await using (var db = site.Db()) id = await db.ReferenceEntries.Where(entry => entry.Kind == ReferenceKind.Strength).OrderBy(entry => entry.Order).Select(entry => entry.Id).FirstAsync();
        var path = $"/admin/reference-entries/{id}/edit";
        var stale = await admin.Get(path);
        await admin.Post(path, ("English", "Something they enjoy"));
        var conflict = await admin.Send(stale, path, ("English", "Something they like"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("In English|Something they like|Something they enjoy", conflict.Differences);
    }

    [Fact]
    public async Task The_first_stays_first_and_an_unknown_list_is_not_there()
    {
        var admin = await site.As("admin");
        var before = await Order();
        // The page offers no way up for the first; a hand-made posting does nothing either.
        string version;
        await using (var db = site.Db()) version = (await db.ReferenceEntries.SingleAsync(entry => entry.Id == before[0])).Version.ToString();
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send(await admin.Get(List), $"/admin/reference-entries/{before[0]}/up", ("Version", version))).Status);
        Assert.Equal(before[0], (await Order())[0]);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Get("/admin/reference-data/wizards")).Status);
    }

    private async Task<ReferenceEntry> Entry(string english)
    {
        await using var db = site.Db();
        return await db.ReferenceEntries.SingleAsync(entry => entry.English == english);
    }

    private async Task<List<Guid>> Order()
    {
        await using var db = site.Db();
        return await db.ReferenceEntries.Where(entry => entry.Kind == ReferenceKind.CareStatus).OrderBy(entry => entry.Order).Select(entry => entry.Id).ToListAsync();
    }
}
