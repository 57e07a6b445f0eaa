using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Users;

namespace YoungFutures.Tests.Web.Sight;

/// <summary>Over random histories of what is opened to whom: every list, count, search, page and file holds what <see cref="WhatOneSees"/> says, no more and no less.</summary>
public sealed class SightHistoriesTests
{
    private const int Some = 4;
    private const string Listed = "main a[href^='/{0}/']";

    [Theory]
    [InlineData(5)]
    public Task Whatever_is_opened_and_taken_back_everybody_sees_what_is_theirs(int seed) => Run(seed, steps: 60, askEvery: 10, browseEvery: 60);

    [LongFact]
    public Task And_so_it_does_over_a_long_history() => Run(21, steps: 300, askEvery: 10, browseEvery: 100);

    private static async Task Run(int seed, int steps, int askEvery, int browseEvery)
    {
        await using var site = new YoungFuturesHost();
        await site.InitializeAsync();
        var history = new SightHistory(site, seed);
        await history.Begin();
        var (seen, unseen) = (0, 0);
        for (var step = 0; step <= steps; step++)
        {
            if (step % askEvery == 0)
            {
                var world = await World(site);
                foreach (var person in world.People)
                {
                    var sight = new WhatOneSees(world, person);
                    await Ask(site, world, person, sight, $"after {step} steps of {seed}");
                    if (step > 0 && step % browseEvery == 0) await new Browsing(site, world, person, sight, history.MeetingId, $"after {step} steps of {seed}").Everything();
                    (seen, unseen) = (seen + sight.Cases.Count, unseen + world.Cases.Count - sight.Cases.Count);
                }
            }

            if (step == steps / 2) await history.Lapse();
            await history.Step();
        }

        Assert.True(seen > 50 && unseen > 50 && history.Done > steps / 2, $"{seen} cases seen and {unseen} not, {history.Done} done, {history.Refusals} refused: the history proves too little");
    }

    private static async Task<SightWorld> World(YoungFuturesHost site)
    {
        await using var db = site.Db();
        return await SightWorld.Read(db, SightHistory.Accounts);
    }

    /// <summary>The records by themselves: found, counted, and asked for one by one.</summary>
    private static async Task Ask(YoungFuturesHost site, SightWorld world, User person, WhatOneSees sight, string when)
    {
        await using var db = await site.DbOf(person.Email!.Split('@')[0]);
        await Same(db.Cases.Select(held => held.Id), sight.Cases, "cases");
        await Same(db.YoungPeople.Select(held => held.Id), sight.YoungPeople, "young people");
        await Same(db.Referrals.Select(held => held.Id), sight.Referrals, "referrals");
        await Same(db.AgencyChecks.Select(held => held.Id), sight.Checks, "checks");
        await Same(db.Notes.Select(held => held.Id), sight.Notes, "notes");
        await Same(db.SupportActions.Select(held => held.Id), sight.Actions, "actions");
        await Same(db.Interventions.Select(held => held.Id), sight.Interventions, "support");
        await Same(db.AgendaItems.Select(held => held.Id), sight.Items, "items");

        async Task Same(IQueryable<Guid> found, HashSet<Guid> expected, string kind)
        {
            var ids = await found.ToListAsync();
            Assert.True(expected.SetEquals(ids), $"{person.Email} sees {ids.Count} {kind} {when} on {world.Now:s}, and should see {expected.Count}: {string.Join(", ", ids.Except(expected).Select(id => $"too much {id}").Concat(expected.Except(ids).Select(id => $"missing {id}")))}");
            Assert.Equal(expected.Count, await found.CountAsync());
        }
    }

    /// <summary>The site in this person's browser.</summary>
    private sealed class Browsing(YoungFuturesHost site, SightWorld world, User person, WhatOneSees sight, Guid meetingId, string when)
    {
        private readonly string account = person.Email!.Split('@')[0];
        private Visitor browser = null!;

        public async Task Everything()
        {
            browser = await site.AsProved(account);
            await Lists();
            await Searches();
            await Addresses();
            await Names();
        }

        private async Task Lists()
        {
            bool Mine(Guid? agencyId) => agencyId is not null && agencyId == person.AgencyId;
            await List("/cases", "cases", sight.HasPlaceAtTable, world.Cases.Where(held => sight.Cases.Contains(held.Id) && held.DueOn is not null).Select(held => held.Id));
            await List("/referrals?show=All", "referrals", sight.HasPlaceAtTable, world.Referrals.Where(held => sight.Referrals.Contains(held.Id)).Select(held => held.Id));
            await List("/young-people", "young-people", sight.HasPlaceAtTable, sight.YoungPeople);
            await List("/checks", "checks", sight.HasPlaceAtTable, world.Checks.Where(held => sight.Checks.Contains(held.Id) && held.DueOn is not null && (sight.RunsAny ? sight.Runs(held.PanelId) : Mine(held.AgencyId))).Select(held => held.Id));
            await List("/actions", "actions", sight.HasPart, world.Actions.Where(held => sight.Actions.Contains(held.Id) && held.DueOn is not null && (sight.Runs(held.PanelId) || Mine(held.AgencyId))).Select(held => held.Id));
            await List("/interventions", "interventions", sight.HasPart, world.Interventions.Where(held => sight.Interventions.Contains(held.Id) && held.DueOn is not null
                && (sight.Runs(held.PanelId) || Mine(held.AgencyId) || Mine(held.LeadAgencyId))).Select(held => held.Id));
        }

        /// <summary>What stands in a list, and how long it says that it is.</summary>
        private async Task List(string path, string kind, bool isTheirs, IEnumerable<Guid> expected)
        {
            var page = await browser.Get(path);
            Assert.True(page.Status == (isTheirs ? HttpStatusCode.OK : HttpStatusCode.NotFound), $"{account} is answered {page.Status} at {path} {when}");
            if (!isTheirs) return;
            var (wanted, shown) = (expected.ToHashSet(), Ids(page, kind));
            Assert.True(wanted.SetEquals(shown), $"{account} at {path} {when}: too much {string.Join(", ", shown.Except(wanted))}; missing {string.Join(", ", wanted.Except(shown))}");
            if (page.Page.QuerySelector(".yf-count")?.TextContent is { } count)
                Assert.Equal(wanted.Count, int.Parse(new string([.. count.Where(char.IsAsciiDigit)]), CultureInfo.InvariantCulture));
        }

        private async Task Searches()
        {
            foreach (var (number, @case) in world.Cases.Index())
                foreach (var words in new[] { @case.YoungPerson.FamilyName, @case.Reference })
                {
                    // Each account looks for some of them, and all accounts together for all.
                    if (number % Some != person.Email!.Length % Some) continue;
                    var sent = await browser.Post("/search", ("Text", words));
                    Assert.Equal(sight.HasPlaceAtTable ? HttpStatusCode.Redirect : HttpStatusCode.NotFound, sent.Status);
                    if (!sight.HasPlaceAtTable) return;
                    var found = await browser.Get(sent.Location!);
                    var (cases, people, referrals) = (Ids(found, "cases"), Ids(found, "young-people"), Ids(found, "referrals"));
                    Assert.Subset(sight.Cases, cases);
                    Assert.Subset(sight.YoungPeople, people);
                    Assert.Subset(sight.Referrals, referrals);
                    if (words == @case.Reference) Assert.Equal(sight.Cases.Contains(@case.Id), cases.Contains(@case.Id));
                    else Assert.Equal(sight.YoungPeople.Contains(@case.YoungPersonId), people.Contains(@case.YoungPersonId));
                }
        }

        /// <summary>Each record by its address, whether a list leads there or not.</summary>
        private async Task Addresses()
        {
            await Each("cases", world.Cases.Select(held => held.Id), sight.Cases);
            await Each("young-people", world.Cases.Select(held => held.YoungPersonId), sight.YoungPeople);
            await Each("referrals", world.Referrals.Select(held => held.Id), sight.Referrals);
            await Each("checks", world.Checks.Select(held => held.Id), sight.Checks);
            await Each("actions", world.Actions.Select(held => held.Id), sight.Actions);
            await Each("interventions", world.Interventions.Select(held => held.Id), sight.Interventions);
            await Each($"meetings/{meetingId}/items", world.Items.Where(held => held.MeetingId == meetingId).Select(held => held.Id), sight.SitsIn(site.Given.PanelId) ? sight.Items : []);
        }

        private async Task Each(string kind, IEnumerable<Guid> ids, HashSet<Guid> seen)
        {
            foreach (var id in ids)
            {
                var status = (await browser.Get($"/{kind}/{id}")).Status;
                Assert.True(status == (seen.Contains(id) ? HttpStatusCode.OK : HttpStatusCode.NotFound), $"{account} is answered {status} at /{kind}/{id} {when}, and {(seen.Contains(id) ? "sees" : "does not see")} it");
            }
        }

        /// <summary>No page that lists or counts, and no file, says the name of a young person of whom they see nothing.</summary>
        private async Task Names()
        {
            var hidden = world.Cases.Where(held => !sight.Named.Contains(held.YoungPersonId)).ToList();
            string[] pages =
            [
                "/my-work", "/cases", "/cases?status=Closed", "/referrals", "/checks?show=returned", "/actions?show=Ended", "/interventions?show=Ended", "/gaps", "/meetings", "/known-records", "/sight-requests", "/safeguarding",
                "/summary", "/rights-requests", "/absences", "/digest", "/break-glass/tries", "/candidates", "/imports", "/lists", "/audit", "/audit/unusual", "/retention", "/disclosures", "/subject-access", "/admin/users",
                $"/meetings/{meetingId}", $"/meetings/{meetingId}/pack", $"/meetings/{meetingId}/minutes", $"/meetings/{meetingId}/minutes/print", $"/meetings/{meetingId}/minutes/word", $"/meetings/{meetingId}/calendar",
            ];
            foreach (var path in pages)
            {
                using var answer = await browser.Client.GetAsync(path);
                Assert.True((int)answer.StatusCode < 500, $"{account} is answered {answer.StatusCode} at {path} {when}");
                var text = Read(await answer.Content.ReadAsByteArrayAsync());
                foreach (var @case in hidden)
                    foreach (var word in new[] { @case.YoungPerson.FamilyName, @case.Reference })
                        Assert.False(text.Contains(word, StringComparison.OrdinalIgnoreCase), $"{account} reads {word} at {path} {when}");
            }
        }

        // A Word file is an archive of pages.
        private static string Read(byte[] content)
        {
            if (content is not [(byte)'P', (byte)'K', ..]) return WebUtility.HtmlDecode(Encoding.UTF8.GetString(content));
            using var archive = new ZipArchive(new MemoryStream(content));
            return string.Concat(archive.Entries.Select(entry => new StreamReader(entry.Open(), Encoding.UTF8).ReadToEnd()));
        }

        private static HashSet<Guid> Ids(Reply page, string kind) =>
            [.. page.Page.QuerySelectorAll(string.Format(CultureInfo.InvariantCulture, Listed, kind)).Select(link => link.GetAttribute("href")!.Split('/', '?', '#')[2]).Select(part => Guid.TryParse(part, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];
    }
}
