using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Signals;

namespace YoungFutures.Tests.Domain.Signals;

public sealed class LinkageCheckTests : IDisposable
{
    private readonly Lists lists = new();

    public void Dispose() => lists.Dispose();

    /// <summary>Enough of them to learn from, each unlike every other.</summary>
    private static IEnumerable<Told> Strangers()
    {
        string[] heads = ["Al", "Be", "Ca", "De", "El", "Ffi", "Gwe", "Hu", "Io", "Ja", "Ky", "Lo", "Ma"], tails = ["bryn", "cyn", "dwr", "fan", "gorse", "lyn", "mor", "nant", "prys", "rhos"], ends = ["a", "o", "wy", "edd"];
        for (var number = 0; number < 260; number++)
        {
            var family = heads[number % 13] + tails[number / 13 % 10] + ends[number / 130];
            var born = new DateOnly(2009, 1, 1).AddDays(number * 11);
            yield return new(heads[(number * 5) % 13] + tails[number * 7 % 10], family, $"{born:yyyy-MM-dd}", $"{number + 1} Heol {tails[number * 3 % 10]}{ends[number % 4]}", $"LL{11 + (number % 60)} {1 + (number % 9)}A{(char)('A' + (number % 20))}");
        }
    }

    private static string Where(IEnumerable<Signal> signals) => string.Join(' ', signals.Select(held => held.IdentityId));

    [Fact]
    public async Task A_night_learns_a_model_asks_where_it_differs_and_changes_nothing()
    {
        var police = await lists.SendAndLink("Police", Strangers());
        var school = await lists.SendAndLink("Education", Strangers());
        var all = await lists.Of(police);
        // Somebody is put where they do not belong; the run sees it.
        await using (var db = lists.Open())
        {
            var wrong = await db.Signals.SingleAsync(held => held.Id == all[3].Id);
            wrong.IdentityId = all[200].IdentityId;
            await db.SaveChangesAsync();
        }

        lists.Now = new DateTime(2026, 11, 19, 2, 0, 0, DateTimeKind.Utc);
        var before = Where([.. await lists.Of(police), .. await lists.Of(school)]);
        var asked = (await lists.Questions()).Count;
        await using (var db = lists.Open())
        {
            Assert.True(LinkageCheck.IsNight(lists.Now));
            Assert.Equal([lists.PanelId], await LinkageCheck.Due(db));
            var left = await LinkageCheck.Run(db, lists.Models, lists.PanelId);
            Assert.InRange(left, 1, LinkageCheck.MostAsked);
            Assert.Equal(asked + left, (await lists.Questions()).Count);
            Assert.Empty(await LinkageCheck.Due(db));
        }

        Assert.Equal(before, Where([.. await lists.Of(police), .. await lists.Of(school)]));
        var questions = await lists.Questions();
        var parting = questions.Single(question => question.Why == WhyAsked.CheckWouldPart && question.SignalId == all[3].Id);
        await using var after = lists.Open();
        var model = await after.LinkageModelVersions.SingleAsync(held => held.PanelId == lists.PanelId);
        Assert.Equal(520, model.Records);
        Assert.Equal(model.Version, (await lists.Models.InForce(after, lists.PanelId)).Version);

        // No pair is asked about twice, and the record that was misplaced leaves once somebody says so.
        lists.Now = lists.Now.AddDays(1);
        await LinkageCheck.Run(after, lists.Models, lists.PanelId);
        await lists.Answer(parting.SignalId, parting.OtherId, same: false);
        var now = await after.Signals.AsNoTracking().Where(held => held.Id == parting.SignalId || held.Id == parting.OtherId).Select(held => held.IdentityId).Distinct().CountAsync();
        Assert.Equal(2, now);
    }

    [Fact]
    public async Task Few_records_teach_nothing()
    {
        await lists.SendAndLink("Police", LinkingTests.Families(1, 60));
        await using var db = lists.Open();
        Assert.Empty(await LinkageCheck.Due(db));
        Assert.Equal(0, await LinkageCheck.Run(db, lists.Models, lists.PanelId));
        Assert.False(await db.LinkageModelVersions.AnyAsync(held => held.PanelId == lists.PanelId));
    }
}
