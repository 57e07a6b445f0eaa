using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Domain.Signals;

public sealed class LinkingTests : IDisposable
{
    private static readonly Told Osian = new("Osian", "Llwyd", "2011-03-04", "12 Ffordd Ddu", "LL11 1AA", Sex.Male);

    private readonly Lists lists = new();

    public void Dispose() => lists.Dispose();

    [Fact]
    public async Task What_is_certain_is_joined_across_agencies_and_remembers_why()
    {
        var police = await lists.SendAndLink("Police", Osian);
        var school = await lists.SendAndLink("Education", Osian with { Given = "OSIAN", Address = "12, Ffordd Ddu" }, new Told("Mabli", "Wyn", "2012-09-09", "3 Lôn Las", "LL65 1BB", Sex.Female));

        var (first, same, other) = (await lists.One(police), await lists.One(school), await lists.One(school, 1));
        Assert.NotNull(first.IdentityId);
        Assert.Equal(first.IdentityId, same.IdentityId);
        Assert.NotEqual(first.IdentityId, other.IdentityId);
        Assert.Empty(await lists.Questions());
        await using var db = lists.Open();
        var link = await db.SignalLinks.SingleAsync(held => held.SignalId == same.Id);
        Assert.Equal(first.Id, link.OtherId);
        Assert.True(link.Probability >= 0.95);
        Assert.True(await db.LinkageModelVersions.AnyAsync(held => held.Version == link.ModelVersion));
        Assert.NotNull((await db.LinkedIdentities.SingleAsync(held => held.Id == first.IdentityId)).ToEvaluateSince);
        var progress = await db.ImportLinkings.SingleAsync(held => held.ImportId == school);
        Assert.Equal((1L, 1L, 0L), (progress.Attached, progress.Alone, progress.Asked));
        Assert.NotNull(progress.DoneAt);
    }

    [Fact]
    public async Task Linking_leaves_no_line_in_the_audit_but_for_what_is_asked()
    {
        await lists.SendAndLink("Police", Osian);
        await lists.SendAndLink("Education", Osian);
        await using var db = lists.Open();
        string[] kinds = [nameof(Signal), nameof(SignalLink), nameof(LinkedIdentity), nameof(ImportLinking)];
        Assert.False(await db.AuditEntries.AnyAsync(line => kinds.Contains(line.RecordKind!)));
    }

    [Fact]
    public async Task A_record_that_could_be_either_twin_is_asked_about_and_the_twins_stay_apart()
    {
        var twins = await lists.SendAndLink("Police", new Told("Gwen", "Hafod", "2012-05-06", "7 Stryd Fawr", "LL13 8AB", Sex.Female), new Told("Gwyneth", "Hafod", "2012-05-06", "7 Stryd Fawr", "LL13 8AB", Sex.Female));
        var (one, other) = (await lists.One(twins), await lists.One(twins, 1));
        Assert.NotEqual(one.IdentityId, other.IdentityId);

        var school = await lists.SendAndLink("Education", new Told("G", "Hafod", "2012-05-06", "7 Stryd Fawr", "LL13 8AB", Sex.Female));

        var record = await lists.One(school);
        Assert.DoesNotContain(record.IdentityId, new[] { one.IdentityId, other.IdentityId });
        var asked = (await lists.Questions()).Where(question => question.SignalId == record.Id).ToList();
        Assert.Equal(new[] { one.Id, other.Id }.Order(), asked.Select(question => question.OtherId).Order());
        Assert.All(asked, question => Assert.Equal((WhyAsked.SeveralClose, MayBe.Twins, lists.CoordinatorId), (question.Why, question.MayBe, question.OwnerId)));
        Assert.All(asked, question => Assert.Equal(new DateOnly(2026, 11, 25), question.DueOn));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Linking_row_by_row_and_all_at_once_comes_to_the_same(int atOnce)
    {
        using var other = new Lists();
        foreach (var register in new[] { lists, other })
        {
            await register.Send("Police", Families(1, 60));
            await register.Send("Education", Families(2, 60));
        }

        await lists.Link(50);
        await other.Link(atOnce);
        Assert.Equal(await Partition(lists), await Partition(other));
        Assert.True((await lists.Questions()).Count > 0, "nothing was asked, so this says little");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_crash_between_two_saves_loses_nothing_and_does_nothing_twice(int survives)
    {
        using var unbroken = new Lists();
        foreach (var register in new[] { lists, unbroken })
        {
            await register.Send("Police", Families(1, 30));
            await register.Send("Education", Families(2, 30));
        }

        await unbroken.Link(10);
        var crashes = 0;
        for (var done = false; !done;)
        {
            await using var db = lists.Open();
            var saves = 0;
            db.SavingChanges += (_, _) => { if (crashes < 8 && saves++ == survives) { crashes++; throw new Crash(); } };
            try
            {
                var linking = new Linking(db, lists.Models);
                while (await linking.Step(10)) { }
                done = true;
            }
            catch (Crash)
            {
            }
        }

        Assert.True(crashes > 0);
        Assert.Equal(await Partition(unbroken), await Partition(lists));
        await using var after = lists.Open();
        Assert.Equal(await after.Signals.CountAsync(), await after.SignalLinks.CountAsync());
        Assert.Equal((await unbroken.Questions()).Count, (await lists.Questions()).Count);
        // Nobody stands there without a record.
        Assert.False(await after.LinkedIdentities.AnyAsync(identity => !after.Signals.Any(signal => signal.IdentityId == identity.Id)));
    }

    [Fact]
    public async Task Whoever_a_list_that_is_being_undone_told_of_is_nobody_for_the_next()
    {
        var police = await lists.SendAndLink("Police", Osian);
        await using (var db = lists.Open())
        {
            (await db.SignalImports.SingleAsync(held => held.Id == police)).Status = ImportStatus.Undoing;
            await db.SaveChangesAsync();
        }

        var school = await lists.SendAndLink("Education", Osian);
        Assert.NotEqual((await lists.One(police)).IdentityId, (await lists.One(school)).IdentityId);
    }

    [Fact]
    public async Task Signals_can_go_with_their_list_and_take_their_links_and_questions_along()
    {
        var twins = await lists.SendAndLink("Police", new Told("Gwen", "Hafod", "2012-05-06", "7 Stryd Fawr", "LL13 8AB"), new Told("Gwyneth", "Hafod", "2012-05-06", "7 Stryd Fawr", "LL13 8AB"));
        var school = await lists.SendAndLink("Education", new Told("G", "Hafod", "2012-05-06", "7 Stryd Fawr", "LL13 8AB"));
        var open = await lists.Questions();
        var first = open.First(question => question.SignalId == lists.Of(school).Result[0].Id);
        await lists.Answer(first.SignalId, first.OtherId, same: false);

        await using (var db = lists.Open())
        {
            var signals = await db.Signals.Where(held => held.ImportId == school).ToListAsync();
            await db.ForgetLinksOf(signals.ConvertAll(held => held.Id));
            db.Signals.RemoveRange(signals);
            await db.SaveChangesAsync();
        }

        await using var after = lists.Open();
        Assert.False(await after.Signals.AnyAsync(held => held.ImportId == school));
        Assert.Equal(await after.Signals.CountAsync(), await after.SignalLinks.CountAsync());
        Assert.False(await after.NeverTheSame.AnyAsync());
        Assert.All(await lists.Questions(), question => Assert.Contains(question.SignalId, lists.Of(twins).Result.Select(held => held.Id)));
        // The decision stays, with bare ids.
        Assert.True(await after.LinkDecisions.AnyAsync());
    }

    [Fact]
    public async Task A_key_that_too_many_share_is_counted_and_not_looked_through()
    {
        await lists.SendAndLink("Police", Enumerable.Range(0, Linking.MostInBlock + 5).Select(number => new Told($"Aled{number}", "Jones", $"2012-05-0{1 + (number % 9)}", $"{number} Stryd Fawr", "LL13 8AB")));
        await using var db = lists.Open();
        Assert.True((await db.ImportLinkings.SingleAsync()).Skipped > 0);
    }

    [Fact]
    public async Task A_key_that_thousands_share_hides_no_other_key()
    {
        var police = await lists.SendAndLink("Police", Osian);
        var keys = (await Keys()).ConvertAll(held => held.Key);
        var (many, first, last) = (keys[keys.Count / 2], keys[0], keys[^1]);
        await using (var db = lists.Open())
        {
            // More than is read with one query, between keys that lie before and after it; of these, one that only just says something.
            db.SignalBlockKeys.AddRange(Enumerable.Range(0, 10_050).Select(_ => new SignalBlockKey { Key = many, SignalId = Guid.CreateVersion7() }));
            db.SignalBlockKeys.AddRange(Enumerable.Range(0, Linking.MostInBlock - 1).Select(_ => new SignalBlockKey { Key = first, SignalId = Guid.CreateVersion7() }));
            db.SignalBlockKeys.AddRange(Enumerable.Range(0, Linking.MostInBlock).Select(_ => new SignalBlockKey { Key = last, SignalId = Guid.CreateVersion7() }));
            await db.SaveChangesAsync();
        }

        var school = await lists.SendAndLink("Education", Osian);

        await using var after = lists.Open();
        Assert.Equal((await lists.One(police)).IdentityId, (await lists.One(school)).IdentityId);
        Assert.Equal(2, (await after.ImportLinkings.SingleAsync(held => held.ImportId == school)).Skipped);
    }

    [Fact]
    public async Task An_emptied_register_is_filled_again_by_going_through_its_imports_and_moves_nobody()
    {
        var police = await lists.SendAndLink("Police", Osian, new Told("Mabli", "Wyn", "2012-09-09", "3 Lôn Las", "LL65 1BB", Sex.Female));
        var before = await Keys();
        var stood = (await lists.Of(police)).ConvertAll(held => held.IdentityId);
        await using (var db = lists.Open())
        {
            await db.SignalBlockKeys.ExecuteDeleteAsync();
            await db.ImportLinkings.ExecuteUpdateAsync(set => set.SetProperty(held => held.Row, 0).SetProperty(held => held.DoneAt, (DateTime?)null));
        }

        var school = await lists.SendAndLink("Education", Osian);

        Assert.Equal(stood, (await lists.Of(police)).ConvertAll(held => held.IdentityId));
        Assert.Equal(stood[0], (await lists.One(school)).IdentityId);
        Assert.Superset(before.ToHashSet(), (await Keys()).ToHashSet());
        await using var after = lists.Open();
        Assert.Equal((0L, 2L), await after.ImportLinkings.Where(held => held.ImportId == police).Select(held => new ValueTuple<long, long>(held.Attached, held.Alone)).SingleAsync());
    }

    [Fact]
    public async Task A_signal_that_goes_takes_its_own_keys_along_and_no_others()
    {
        var police = await lists.SendAndLink("Police", Osian);
        var before = await Keys();
        var school = await lists.SendAndLink("Education", Osian, new Told("Mabli", "Wyn", "2012-09-09", "3 Lôn Las", "LL65 1BB", Sex.Female));
        Assert.True((await Keys()).Count > 2 * before.Count);

        await using (var db = lists.Open()) await db.ForgetLinksOf((await lists.Of(school)).ConvertAll(held => held.Id));

        Assert.Equal(before, await Keys());
        Assert.All(before, key => Assert.Equal((lists.One(police)).Result.Id, key.SignalId));
    }

    [Fact]
    public void Two_panels_have_no_key_in_common_and_one_postcode_lies_together()
    {
        var record = YoungFutures.Domain.Linkage.NormalisedRecord.Of(new("1", "Police", "Osian", null, "Llwyd", "M", new(2011, 3, 4), "12 Ffordd Ddu", null, "LL11 1AA", null, null, null));
        var (one, other) = (SignalBlockKey.KeysOf(new Guid("11111111-1111-7111-8111-111111111111"), record), SignalBlockKey.KeysOf(new Guid("21111111-1111-7111-8111-111111111111"), record));
        Assert.Equal(record.BlockKeys.Distinct().Count(), one.Length);
        Assert.Empty(one.Intersect(other));
        // Four of one postcode, three of one name, two of one house.
        Assert.Equal([4, 3, 2], one.GroupBy(key => key >> 32).Select(group => group.Count()).Where(count => count > 1).OrderDescending());
    }

    private async Task<List<(long Key, Guid SignalId)>> Keys()
    {
        await using var db = lists.Open();
        return (await db.SignalBlockKeys.AsNoTracking().OrderBy(held => held.Key).ToListAsync()).ConvertAll(held => (held.Key, held.SignalId)).Order().ToList();
    }

    [Fact]
    public async Task A_row_that_was_taken_back_before_it_was_linked_belongs_to_nobody()
    {
        var police = await lists.Send("Police", Osian);
        await using (var db = lists.Open())
        {
            (await db.Signals.SingleAsync()).WithdrawnAt = lists.Now;
            await db.SaveChangesAsync();
        }

        await lists.Link();
        Assert.Null((await lists.One(police)).IdentityId);
    }

    /// <summary>Brothers, sisters and twins with the slips that lists have, the same every time.</summary>
    internal static IEnumerable<Told> Families(int seed, int most)
    {
        string[] given = ["Osian", "Mabli", "Macsen", "Erin", "Jac", "Non", "Idris", "Gwen", "Aled", "Carys"], family = ["Llwyd", "Hafod", "Penrhos", "Vale", "Gwynne", "Rowlands"];
        var chance = new Random(7);
        var slips = new Random(seed);
        for (var home = 0; home < most / 3; home++)
        {
            var (surname, postcode, street) = (family[chance.Next(family.Length)], $"LL{11 + chance.Next(8)} {1 + chance.Next(9)}AB", $"{1 + chance.Next(60)} Ffordd {given[chance.Next(given.Length)]}");
            for (var child = 0; child < 3; child++)
            {
                var name = given[chance.Next(given.Length)];
                var born = new DateOnly(2009 + chance.Next(6), 1 + chance.Next(12), 1 + chance.Next(28));
                var sex = chance.Next(2) == 0 ? Sex.Female : Sex.Male;
                yield return slips.Next(6) switch
                {
                    0 => new Told(name[..1], surname, Text(born), street, postcode, sex),
                    1 => new Told(name, surname, Text(born.AddDays(1)), null, null, sex),
                    2 => new Told(name, surname, null, street, postcode, sex),
                    _ => new Told(name, surname, Text(born), street, postcode, sex),
                };
            }
        }

        static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>Who is together with whom, and what is asked, in rows instead of ids.</summary>
    internal static async Task<string> Partition(Lists register)
    {
        await using var db = register.Open();
        var rows = await db.Signals.Select(held => new { held.Id, held.IdentityId, held.SourceKey }).ToListAsync();
        var keys = rows.ToDictionary(held => held.Id, held => held.SourceKey);
        // Of two who are exactly as close, either may be the one that is named.
        var together = rows.GroupBy(held => held.IdentityId).Select(group => string.Join(' ', group.Select(held => held.SourceKey).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal);
        var asked = (await register.Questions()).Select(question => $"{keys[question.SignalId]}? {question.Why} {question.Weight:0.000}").Order(StringComparer.Ordinal);
        return string.Join('\n', together.Concat(asked));
    }

    private sealed class Crash : Exception;
}
