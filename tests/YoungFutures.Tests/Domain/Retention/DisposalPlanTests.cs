using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Retention;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.Users;

namespace YoungFutures.Tests.Domain.Retention;

public sealed class DisposalPlanTests
{
    /// <summary>What points at young people and is no line of the plan, and what becomes of it.</summary>
    private static readonly Dictionary<Type, string> Elsewhere = new()
    {
        [typeof(SubjectKey)] = "Disposal destroys it itself.",
        [typeof(AuditEntry)] = "Stays: its values are unreadable without the key, and the id is a pseudonym of nobody on record.",
        [typeof(LinkedIdentity)] = "Disposal removes it, or cuts it loose where its lists go on.",
        [typeof(Signal)] = "Disposal removes what was there when everything had ended.",
        [typeof(SignalLink)] = "Goes with its signals.",
        [typeof(SavedSearch)] = "Goes within days by itself; the referral it names is an id.",
    };

    private static readonly string[] Pointing = ["SubjectId", "YoungPersonId", "CaseId", "ReferralId", "CandidateId", "AgendaItemId", "InterventionId", "ActionId", "CheckId", "GoalId", "IdentityId", "IncidentOf"];

    private static readonly SqliteYoungFuturesDb Db = new(new DbContextOptionsBuilder<SqliteYoungFuturesDb>().UseSqlite("Data Source=:memory:").Options);

    [Fact]
    public void Every_kind_of_record_about_a_young_person_is_in_the_plan()
    {
        var planned = DisposalPlan.Lines.Select(line => line.Kind).ToHashSet();
        var forgotten = Db.Model.GetEntityTypes()
            .Where(type => typeof(IAboutYoungPerson).IsAssignableFrom(type.ClrType)
                || Pointing.Any(name => type.FindProperty(name) is not null)
                || type.GetForeignKeys().Any(key => planned.Contains(key.PrincipalEntityType.ClrType)))
            .Where(type => !type.IsOwned() && !planned.Contains(type.ClrType) && !Elsewhere.ContainsKey(type.ClrType)).Select(type => type.ClrType.Name).Distinct();
        Assert.Empty(forgotten);
    }

    [Fact]
    public void The_plan_names_each_kind_once_and_what_hangs_from_others_goes_before_them()
    {
        Assert.Equal(DisposalPlan.Lines.Count, DisposalPlan.Lines.Select(line => line.Kind).Distinct().Count());
        var order = DisposalPlan.InOrder(Db.Model).Select(line => line.Kind).ToList();
        Assert.Equal(DisposalPlan.Lines.Count, order.Count);
        foreach (var kind in order)
            foreach (var key in Db.Model.FindEntityType(kind)!.GetForeignKeys().Where(key => key.PrincipalEntityType.ClrType != kind && order.Contains(key.PrincipalEntityType.ClrType)))
                Assert.True(order.IndexOf(kind) < order.IndexOf(key.PrincipalEntityType.ClrType), $"{kind.Name} hangs from {key.PrincipalEntityType.ClrType.Name}");
    }
}
